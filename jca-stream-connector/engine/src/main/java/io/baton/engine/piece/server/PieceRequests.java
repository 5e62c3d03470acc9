package io.baton.engine.piece.server;

import io.baton.engine.piece.AssignmentList;
import io.baton.engine.piece.DamageReport;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.DecoderException;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.timeout.IdleStateEvent;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Answers the requests of nodes on one connection. */
final class PieceRequests extends SimpleChannelInboundHandler<FullHttpRequest> {
  private final PieceServices services;
  private final FileAnswers files;

  PieceRequests(PieceServices services) {
    this.services = services;
    this.files = new FileAnswers(services);
  }

  @Override
  protected void channelRead0(ChannelHandlerContext context, FullHttpRequest request) {
    services.counters().server().requests().increment();
    if (request.decoderResult().isFailure()) {
      bad(context);
      return;
    }
    Optional<Target> target = Target.parse(request.uri());
    if (target.isEmpty()) {
      context.writeAndFlush(Answers.of(HttpResponseStatus.NOT_FOUND));
    } else if (!target.get().methods().contains(request.method())) {
      refuseMethod(context, target.get());
    } else {
      answer(context, request, target.get());
    }
  }

  private void answer(ChannelHandlerContext context, FullHttpRequest request, Target target) {
    try {
      if (target instanceof Target.Stored stored) {
        files.answer(context, request, stored);
      } else if (target instanceof Target.PromiseList) {
        renew(context, request);
      } else if (target instanceof Target.Reports) {
        report(context, request);
      } else {
        context.writeAndFlush(Answers.of(HttpResponseStatus.NO_CONTENT));
      }
    } catch (IllegalArgumentException e) {
      bad(context);
    }
  }

  private void renew(ChannelHandlerContext context, FullHttpRequest request) {
    Set<String> ids = AssignmentList.parse(text(request));
    String unknown = AssignmentList.format(services.promises().renew(ids));
    context.writeAndFlush(Answers.of(HttpResponseStatus.OK, unknown));
  }

  private void report(ChannelHandlerContext context, FullHttpRequest request) {
    DamageReport report = DamageReport.parse(text(request));
    boolean here = services.content().files(report.content()).isPresent();
    if (here) {
      services.packed().forget(report.content());
      String node = context.channel().attr(NodeGate.NODE).get();
      services.damages().occurred(others -> PieceLog.LOG.damaged(node, report.text(), others));
      services.content().damaged(report);
    }
    context.writeAndFlush(
        Answers.of(here ? HttpResponseStatus.ACCEPTED : HttpResponseStatus.NOT_FOUND));
  }

  private static String text(FullHttpRequest request) {
    return request.content().toString(StandardCharsets.UTF_8);
  }

  private void bad(ChannelHandlerContext context) {
    services.counters().server().badRequests().increment();
    context.writeAndFlush(Answers.last(HttpResponseStatus.BAD_REQUEST));
  }

  private static void refuseMethod(ChannelHandlerContext context, Target target) {
    FullHttpResponse answer = Answers.of(HttpResponseStatus.METHOD_NOT_ALLOWED);
    answer
        .headers()
        .set(
            HttpHeaderNames.ALLOW,
            target.methods().stream()
                .map(HttpMethod::name)
                .sorted()
                .collect(Collectors.joining(", ")));
    context.writeAndFlush(answer);
  }

  @Override
  public void userEventTriggered(ChannelHandlerContext context, Object event) {
    if (event instanceof IdleStateEvent) {
      context.close();
    }
  }

  /** Connections break, peers send anything; what else goes wrong is a fault of this side. */
  @Override
  public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
    if (!(cause instanceof IOException || cause instanceof DecoderException)) {
      services.failures().occurred(others -> PieceLog.LOG.failed(cause, others));
    }
    context.close();
  }
}
