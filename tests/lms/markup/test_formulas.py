"""TeX between dollars."""

import pytest

from tests.lms.markup.writing import one, tree, words_of, written


def test_a_formula_in_a_line_becomes_mathml_with_its_tex() -> None:
    formula = one(written(r"Also $\frac{1}{2}$."), "math")
    assert formula.attrib == {"display": "inline", "alttext": r"\frac{1}{2}"}
    assert [element.tag for element in formula.iter()][:3] == ["math", "mrow", "mfrac"]


@pytest.mark.parametrize("source", ["$$\nx^2\n$$", "Also $$x^2$$ gilt."])
def test_double_dollars_set_a_formula_on_its_own(source: str) -> None:
    assert one(written(source), "math").get("display") == "block"


def test_a_wide_formula_scrolls_in_a_region_the_keyboard_reaches() -> None:
    region = one(written("$$\nx\n$$"), "div[@class='formula']")
    assert (region.get("role"), region.get("tabindex")) == ("region", "0")
    assert region.get("aria-label") == "Formula 1"


@pytest.mark.parametrize(
    "source", ["5$ oder 7$", "zwischen $5-$7", "20 $ und 30 $", r"\$x\$", "nur $ allein"]
)
def test_prices_stay_text(source: str) -> None:
    assert not list(tree(written(source).html).iter("math"))


def test_a_formula_may_begin_a_paragraph_that_ends_with_a_digit() -> None:
    assert words_of(one(written("$a$ ist 3"), "math")) == "a"


@pytest.mark.parametrize(
    ("tex", "reason"),
    [
        (r"\frac{1}", "is missing or too many"),
        (r"\foo", r"the command \foo is unknown"),
        (r"\newcommand{\a}{\a\a}\a", r"the command \newcommand is not available"),
        (r"\href{https://example.org}{x}", r"the command \href is not available"),
        ("x" * 2001, "longer than 2000 characters"),
        ("{" * 50 + "x" + "}" * 50, "nested too deeply"),
        (r"\sqrt" * 300 + "x", "nested too deeply"),
    ],
)
def test_a_bad_formula_is_shown_as_code_with_a_warning_and_its_line(tex: str, reason: str) -> None:
    rendered = written(f"Text\nund ${tex}$")
    assert one(rendered, "code").text == tex
    assert [warning.line for warning in rendered.warnings] == [2]
    assert reason in rendered.warnings[0].message
    assert rendered.problems == ()


def test_text_in_a_formula_stays_text() -> None:
    rendered = written(r"$\text{<script>alert(1)</script>} < \text{&lt;b&gt;}$")
    assert words_of(one(rendered, "math")) == "<script>alert(1)</script><<b>"
    assert not list(tree(rendered.html).iter("script"))


def test_colours_are_left_out_because_they_fail_in_the_dark() -> None:
    assert "red" not in written(r"$\color{red}x$").html.replace(r"\color{red}x", "")
