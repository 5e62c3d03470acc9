# Sourced: sets class_archive to where the archive of this server's classes is for this Java (baton-archive.sh), or to
# nothing. An archive is good for the very Java that wrote it, which its release file tells from others.
class_archive=
class_archive_java=$(readlink -f "$(command -v "${JAVA_HOME:+$JAVA_HOME/bin/}java")")
class_archive_release=${class_archive_java%/bin/java}/release
if [ -f "$class_archive_release" ]; then
  class_archive=$JBOSS_HOME/lib/classes-$(cksum <"$class_archive_release" | cut -d' ' -f1).jsa
fi
