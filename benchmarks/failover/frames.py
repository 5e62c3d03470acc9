"""Films, and the hashes of their frames, as they were sent and as they were received."""

import math
import subprocess

FRAME_RATE = 25
KEY_FRAMES = 50
"""Frames from one key frame to the next."""
SAMPLE_RATE = 48000
SHARED = 3
"""Frames of sound in one packet."""
UNITS = "filter_units=remove_types=7-9"
"""Parameter sets come in the SDP, in the stream or both, as the player likes."""


def make_film(path, seconds, kilobits, seed):
    """A film of which no two frames of a track are equal; every other one has B-frames."""
    if path.exists():
        return
    partial = path.with_suffix(".partial.mp4")
    picture = f"testsrc2=size=640x360:rate={FRAME_RATE},noise=alls=12:allf=t:all_seed={seed}"
    sound = f"anoisesrc=sample_rate={SAMPLE_RATE}:amplitude=0.2:seed={seed}"
    command = ["ffmpeg", "-nostdin", "-y", "-v", "error", "-f", "lavfi", "-i", picture, "-f", "lavfi", "-i", sound]
    command += ["-t", str(seconds), "-pix_fmt", "yuv420p", "-c:v", "libx264", "-preset", "ultrafast"]
    command += ["-b:v", f"{kilobits}k", "-maxrate", f"{kilobits}k", "-bufsize", f"{kilobits}k"]
    command += ["-g", str(KEY_FRAMES), "-keyint_min", str(KEY_FRAMES), "-sc_threshold", "0"]
    command += ["-bf", str(2 * (seed % 2)), "-c:a", "aac", "-b:a", "96k", "-ac", "2", str(partial)]
    subprocess.run(command, check=True)
    partial.rename(path)


def of_film(path):
    """Hashes of the frames of a film, by track."""
    return _hashes(["-i", str(path), "-map", "0", "-c", "copy", "-bsf:v", "h264_mp4toannexb," + UNITS])


def of_parts(video, audio):
    """The same of a byte stream of H.264 and of AAC with ADTS headers."""
    received = {"video": [], "audio": []}
    if video.exists() and video.stat().st_size:
        received["video"] = _hashes(["-f", "h264", "-i", str(video), "-c", "copy", "-bsf:v", UNITS])["video"]
    if audio.exists() and audio.stat().st_size:
        received["audio"] = _hashes(["-f", "aac", "-i", str(audio), "-c", "copy", "-bsf:a", "aac_adtstoasc"])["audio"]
    return received


def _hashes(arguments):
    command = ["ffmpeg", "-nostdin", "-v", "error", *arguments, "-f", "framemd5", "-"]
    return parse(subprocess.run(command, stdout=subprocess.PIPE, text=True).stdout)


def parse(report):
    """Hashes by track of ffmpeg's framemd5."""
    tracks, hashes = {}, {"video": [], "audio": []}
    for line in report.splitlines():
        if line.startswith("#media_type"):
            index, kind = line.removeprefix("#media_type").split(":")
            tracks[index.strip()] = kind.strip()
        elif not line.startswith("#"):
            cells = [cell.strip() for cell in line.split(",")]
            hashes[tracks[cells[0]]].append(cells[5])
    return hashes


class Film:
    """What a film consists of."""

    def __init__(self, path, seconds):
        self.path = path
        self.seconds = seconds
        self.frames = of_film(path)
        self.numbers = {}
        for track, hashes in self.frames.items():
            if len(set(hashes)) != len(hashes) or not hashes:
                raise RuntimeError(f"{path}: frames of {track} cannot be told from each other")
            self.numbers[track] = {each: number for number, each in enumerate(hashes)}

    def difference(self, received, script="play"):
        """The first frame that is not as it should be, in words; None if all are."""
        for track in ("video", "audio"):
            numbers = [self.numbers[track].get(each) for each in received[track]]
            if script == "end" and numbers and numbers[-1] is None:
                numbers.pop()  # Of a picture that was on its way some packets may have been sent.
            found = self._track_difference(track, numbers, script)
            if found:
                return f"{track}: {found}"
        return None

    def _track_difference(self, track, numbers, script):
        total = len(self.frames[track])
        if None in numbers:
            at = numbers.index(None)
            return f"frame {at} received is none of the film's (after {numbers[at - 1] if at else 'none'} of {total})"
        for check in CHECKS[script](self, track):
            numbers, found = check(numbers, total)
            if found:
                return found
        return f"{len(numbers)} frames too many, from {numbers[0]} of {total}" if numbers else None


def _run(numbers, total, begin, end):
    """Takes the frames from begin until end; end None: as many as come one after the other."""
    taken = 0
    while taken < len(numbers) and numbers[taken] == begin + taken and (end is None or begin + taken < end):
        taken += 1
    rest = numbers[taken:]
    if end is None or begin + taken == end:
        return rest, None
    came = rest[0] if rest else "the end"
    return rest, f"frame {begin + taken} of {total} expected, {came} came"


def _whole(film, track):
    return [lambda numbers, total: _run(numbers, total, 0, total)]


def _some(numbers, total):
    return _run(numbers, total, 0, None)


def _beginning(film, track):
    return [_some]


def _sought(film, track):
    def after(numbers, total):
        key = int(SEEK * FRAME_RATE) // KEY_FRAMES * KEY_FRAMES
        begin = key
        if track == "audio":
            begin = _sound_from(key / FRAME_RATE)
        return _run(numbers, total, begin, total)

    return [_some, after]


def _sound_from(seconds):
    """The first frame of the first packet of sound from a position on. Frame 0 is before the beginning."""
    frame = math.ceil(seconds * SAMPLE_RATE / 1024) + 1
    return math.ceil(frame / SHARED) * SHARED


def _trick(film, track):
    def fast(numbers, total):
        if track == "audio":
            return numbers, None
        key = numbers[0] if numbers else total
        if key % KEY_FRAMES:
            return numbers, f"frame {key} of {total} is no key frame, in trick play"
        while len(numbers) > 1 and numbers[1] == numbers[0] + KEY_FRAMES:
            numbers = numbers[1:]
        if len(numbers) > 1 and numbers[1] == numbers[0]:
            numbers = numbers[1:]
        return numbers, None

    def rest(numbers, total):
        return _run(numbers, total, numbers[0] if numbers else 0, total)

    return [_some, fast, rest]


SEEK = 13.1
"""Seconds."""
CHECKS = {"play": _whole, "pause": _whole, "speed": _whole, "seek": _sought, "trick": _trick, "end": _beginning}
