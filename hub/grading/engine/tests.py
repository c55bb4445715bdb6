"""A test cell, taken apart: what the learner's process is asked, and what is compared elsewhere.

The parts of an expression that need a name of the learner's are *questions*: they are evaluated where
the learner's code runs, and their values leave it as plain data. Everything else, comparing above all,
is evaluated by the judge, which never sees an object or a builtin of the learner's.
"""

import ast
import copy
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from hub.grading.engine.python_source import used_names

HELPERS = frozenset(
    {
        "assert_equal",
        "assert_equals",
        "assert_not_equal",
        "assert_almost_equal",
        "assert_not_almost_equal",
        "assert_true",
        "assert_false",
        "assert_in",
        "assert_not_in",
        "assert_is_none",
        "assert_is_not_none",
        "assert_is_instance",
        "assert_greater",
        "assert_greater_equal",
        "assert_less",
        "assert_less_equal",
        "assert_count_equal",
        "assert_list_equal",
        "assert_dict_equal",
        "assert_tuple_equal",
        "assert_set_equal",
        "assert_allclose",
        "assert_array_equal",
        "assert_array_almost_equal",
        "assert_frame_equal",
        "assert_series_equal",
    }
)
RAISES = "assert_raises"
ANSWER = "_answer_"
EQUAL = "_assert_equal"
_COMPREHENSIONS = (ast.ListComp, ast.SetComp, ast.DictComp)
_NO_VALUE = (ast.GeneratorExp, ast.Lambda, ast.NamedExpr, ast.Await, ast.Yield, ast.YieldFrom)


class UngradableForm(Exception):
    """A test is not of a form that can be compared safely; the message names the form."""

    def __init__(self, form: str, line: int) -> None:
        self.line = line
        super().__init__(form)


@dataclass(frozen=True)
class Question:
    """An expression for the learner's process; `name` is what the judge calls its answer."""

    name: str
    expression: str


@dataclass(frozen=True)
class Check:
    """One test. `judged` is a statement for the judge; `raising` names exceptions that are wanted instead.

    `shown` is the test as its author wrote it; `line` counts from 1 in its cell.
    """

    line: int
    shown: str
    questions: tuple[Question, ...]
    judged: str = ""
    raising: tuple[str, ...] = ()
    is_one_sided: bool = True


@dataclass(frozen=True)
class Setup:
    """A statement between the tests: an import, or a name for a value."""

    line: int
    source: str
    is_learners: bool


@dataclass
class TestReader:
    """Reads statements of one test cell after the other; `learners` are names that the learner decides about.

    `next_question` numbers the answers through the whole notebook.
    """

    learners: Callable[[str], bool]
    next_question: Iterator[int]
    names: set[str] = field(default_factory=set)

    __test__ = False

    def read(self, statement: ast.stmt) -> Check | Setup | None:
        """What this statement of a test cell asks. Raises UngradableForm."""
        match statement:
            case ast.Pass() | ast.Expr(value=ast.Constant()):
                return None
            case ast.Import() | ast.ImportFrom():
                return self._setup(statement)
            case ast.Assign() | ast.AnnAssign():
                return self._setup(statement)
            case ast.Assert():
                return self._assert(statement)
            case ast.Expr(value=ast.Call() as call):
                return self._helper(statement, call)
            case ast.Try():
                return self._try(statement)
        raise UngradableForm(type(statement).__name__.lower(), statement.lineno)

    def _setup(self, statement: ast.stmt) -> Setup:
        learners = any(self.learners(name) for name in used_names(statement))
        return Setup(statement.lineno, ast.unparse(statement), learners)

    def _assert(self, statement: ast.Assert) -> Check:
        test = statement.test
        if isinstance(test, ast.Compare) and isinstance(test.ops[0], ast.Eq) and len(test.ops) == 1:
            left, right = self._asked(test.left), self._asked(test.comparators[0])
            arguments = [left.judged, right.judged]
            if statement.msg is not None:
                arguments.append(self._asked(statement.msg).judged)
            call = ast.Call(ast.Name(EQUAL, ast.Load()), arguments, [])
            both = bool(left.questions) and bool(right.questions)
            return self._check(statement, ast.Expr(call), (left, right), one_sided=not both)
        asked = self._asked(test)
        return self._check(statement, ast.Assert(asked.judged, None), (asked,))

    def _helper(self, statement: ast.stmt, call: ast.Call) -> Check:
        name = _last_name(call.func)
        if name == RAISES and len(call.args) >= 2 and not _is_learners(call.func, self.learners):
            arguments = ast.Call(call.args[1], call.args[2:], call.keywords)
            return self._raising(statement, call.args[0], arguments)
        named = any(self.learners(used) for each in call.keywords for used in used_names(each))
        if name not in HELPERS or named or _is_learners(call.func, self.learners):
            raise UngradableForm(ast.unparse(call.func), statement.lineno)
        asked = [self._asked(argument) for argument in call.args]
        judged = ast.Call(call.func, [each.judged for each in asked], call.keywords)
        return self._check(statement, ast.Expr(judged), tuple(asked))

    def _try(self, statement: ast.Try) -> Check:
        """`try: f()`, `except ValueError: pass`, `else: raise …`, as nbgrader's manual has it."""
        body, handlers, otherwise = statement.body, statement.handlers, statement.orelse
        fits = (
            len(body) == len(handlers) == 1
            and isinstance(body[0], ast.Expr)
            and all(isinstance(each, ast.Pass) for each in handlers[0].body)
            and bool(otherwise)
            and isinstance(otherwise[0], ast.Raise | ast.Assert)
            and not statement.finalbody
        )
        if not fits or not isinstance(body[0], ast.Expr) or handlers[0].type is None:
            raise UngradableForm("try", statement.lineno)
        return self._raising(statement, handlers[0].type, body[0].value)

    def _raising(self, statement: ast.stmt, wanted: ast.expr, call: ast.expr) -> Check:
        kinds = wanted.elts if isinstance(wanted, ast.Tuple) else [wanted]
        names = tuple(kind.id for kind in kinds if isinstance(kind, ast.Name))
        if len(names) != len(kinds):
            raise UngradableForm(ast.unparse(wanted), statement.lineno)
        question = self._question(call)
        return Check(statement.lineno, ast.unparse(statement), (question,), raising=names)

    def _check(
        self,
        statement: ast.stmt,
        judged: ast.stmt,
        asked: "tuple[_Asked, ...]",
        *,
        one_sided: bool = True,
    ) -> Check:
        questions = tuple(question for each in asked for question in each.questions)
        source = ast.unparse(ast.fix_missing_locations(judged))
        shown = ast.unparse(statement)
        return Check(statement.lineno, shown, questions, judged=source, is_one_sided=one_sided)

    def _asked(self, expression: ast.expr) -> "_Asked":
        splitter = _Splitter(self.learners, self._question)
        judged = splitter.visit(copy.deepcopy(expression))
        assert isinstance(judged, ast.expr)
        return _Asked(judged, tuple(splitter.questions))

    def _question(self, expression: ast.expr) -> Question:
        return Question(f"{ANSWER}{next(self.next_question)}", ast.unparse(expression))


@dataclass(frozen=True)
class _Asked:
    """An expression with names for answers in it, and the questions."""

    judged: ast.expr
    questions: tuple[Question, ...]


class _Splitter(ast.NodeTransformer):
    """Puts a name for each part of an expression that only the learner's process can evaluate."""

    def __init__(
        self, learners: Callable[[str], bool], question: Callable[[ast.expr], Question]
    ) -> None:
        self.learners = learners
        self.new_question = question
        self.questions: list[Question] = []

    def visit(self, node: ast.AST) -> ast.AST:
        """The node for the judge. Raises UngradableForm."""
        if not isinstance(node, ast.expr) or not self._concerns(node):
            return self.generic_visit(node) if not isinstance(node, ast.expr) else node
        if isinstance(node, _NO_VALUE):
            raise UngradableForm(ast.unparse(node), node.lineno)
        if isinstance(node, _COMPREHENSIONS) or _is_learners(node, self.learners):
            question = self.new_question(node)
            self.questions.append(question)
            return ast.copy_location(ast.Name(question.name, ast.Load()), node)
        return self.generic_visit(node)

    def _concerns(self, node: ast.expr) -> bool:
        return any(self.learners(name) for name in used_names(node))


def _is_learners(node: ast.expr, learners: Callable[[str], bool]) -> bool:
    """Whether `node` is a name of the learner's, or a call, attribute or item of what begins with one."""
    while isinstance(node, ast.Call | ast.Attribute | ast.Subscript):
        node = node.func if isinstance(node, ast.Call) else node.value
    return isinstance(node, ast.Name) and learners(node.id)


def _last_name(node: ast.expr) -> str:
    if isinstance(node, ast.Attribute):
        return node.attr
    return node.id if isinstance(node, ast.Name) else ""
