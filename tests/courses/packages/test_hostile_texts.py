"""Whatever bytes a package holds: it is read or refused with a reason, never a crash."""

from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

from courses.packages.problems import Findings
from courses.packages.yaml_values import read_yaml
from tests.courses.packages.building import COURSE, HELLO, findings_of, small_package, write_folder

SIGNS = st.text(
    st.sampled_from(list("ab:- \n\t[]{}&*!|>'\"%@#,?~\\\x85\u2028\ufeff…0")), max_size=60
)


@settings(max_examples=300, deadline=None)
@given(text=SIGNS | st.text(max_size=60))
def test_any_text_is_read_as_yaml_or_refused(text: str) -> None:
    findings = Findings()
    document = read_yaml(text, file="course.yaml", findings=findings)

    assert (document is None) == bool(findings.problems)
    last = text.count("\n") + 2
    assert all(1 <= problem.line <= last for problem in findings.problems)


@settings(max_examples=100, deadline=None)
@given(at=st.integers(0, 400), text=SIGNS, noise=st.binary(max_size=8))
def test_any_damage_to_the_files_is_told(at: int, text: str, noise: bytes) -> None:
    course = COURSE[:at] + text + COURSE[at:]
    hello = HELLO.encode()[: at // 4] + noise + HELLO.encode()[at // 4 :]
    files = small_package(**{"1/hello.md": hello}) | {"course.yaml": course.encode()}
    with TemporaryDirectory() as folder:
        for problem in findings_of(write_folder(Path(folder), files)).problems:
            assert str(problem)
