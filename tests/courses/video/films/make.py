"""`python -m tests.courses.video.films.make`: the tiny films of the tests, made with ffmpeg.

They are committed, so that tests need no ffmpeg.
"""

import subprocess
from pathlib import Path

HERE = Path(__file__).resolve().parent
PICTURE = ("-f", "lavfi", "-i", "testsrc=size=96x54:rate=5:duration=12")
SOUND = ("-f", "lavfi", "-i", "sine=frequency=220:duration=12")
WEBM = ("-c:v", "libvpx", "-b:v", "20k", "-c:a", "libopus", "-b:a", "8k")
MP4 = ("-c:v", "libx264", "-pix_fmt", "yuv420p", "-crf", "40", "-c:a", "aac", "-b:a", "16k")
FILMS: dict[str, tuple[str, ...]] = {
    "sound.webm": (*PICTURE, *SOUND, *WEBM),
    "mute.webm": (*PICTURE, *WEBM),
    "sound.mp4": (*PICTURE, *SOUND, *MP4, "-movflags", "+faststart"),
    "starts-late.mp4": (*PICTURE, *MP4),
    "says-no-length.webm": (*PICTURE, *WEBM, "-live", "1"),
    "only-sound.webm": (*SOUND, "-c:a", "libopus", "-b:a", "8k"),
    "old-encoding.mp4": (*PICTURE, "-c:v", "mpeg4", "-q:v", "20", "-movflags", "+faststart"),
}


def make(name: str, arguments: tuple[str, ...]) -> None:
    """Make one film beside this file."""
    command = ["ffmpeg", "-v", "error", "-y", *arguments, "-fflags", "+bitexact", str(HERE / name)]
    subprocess.run(command, check=True)


if __name__ == "__main__":
    for film, how in FILMS.items():
        make(film, how)
