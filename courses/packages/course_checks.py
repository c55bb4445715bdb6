"""Whether what course.yaml says of a course makes sense in itself. Asks no database."""

from collections.abc import Hashable, Sequence

from django.utils.translation import gettext as _

from courses.outline.vocabulary import COMPETENCES, LEVELLED
from courses.packages.moments import closing, opening
from courses.packages.package import Package
from courses.packages.paths import is_picture, nearest
from courses.packages.problems import Findings
from courses.packages.source import MANIFEST
from lms.vocabularies.reference import Reference


def check_course_fields(package: Package, findings: Findings) -> None:
    """Note what is named twice or can't go together."""
    _Check(package, findings).everything()


class _Check:
    """One package and what is found in it."""

    def __init__(self, package: Package, findings: Findings) -> None:
        self._package, self._fields, self._findings = package, package.fields, findings

    def everything(self) -> None:
        """All checks."""
        fields = self._fields
        ids = [competence.id for competence in fields.competences]
        self._once("competences", ids, inside="id")
        for name in ("subjects", "levels", "previous_slugs"):
            self._once(name, getattr(fields, name))
        self._once("tags", [tag.casefold() for tag in fields.tags])
        self._competences()
        self._image()
        self._enrolment()
        if fields.slug in fields.previous_slugs:
            message = _("“%(slug)s” is the course's short name now, not a previous one.")
            at = fields.previous_slugs.index(fields.slug)
            values = {"slug": fields.slug}
            self._problem("slug_not_previous", message % values, "previous_slugs", at)

    def _problem(self, code: str, message: str, *place: Hashable) -> None:
        line = self._package.line_of(*place)
        self._findings.problem(code, message, file=MANIFEST, line=line)

    def _once(self, name: str, values: Sequence[str], *, inside: str = "") -> None:
        for at, value in enumerate(values):
            if value in values[:at]:
                place = (name, at, inside) if inside else (name, at)
                message = _("“%(value)s” stands in “%(field)s” twice.")
                self._problem("named_twice", message % {"value": value, "field": name}, *place)

    def _competences(self) -> None:
        for at, competence in enumerate(self._fields.competences):
            vocabulary = Reference.parse(competence.id).vocabulary
            if vocabulary not in COMPETENCES:
                message = _("“%(list)s” is no list of competences. Known are: %(known)s.")
                values = {"list": vocabulary, "known": ", ".join(COMPETENCES)}
                guess = nearest(vocabulary, list(COMPETENCES))
                place = ("competences", at, "id")
                self._problem("unknown_vocabulary", message % values + guess, *place)
            elif competence.level and vocabulary != LEVELLED:
                message = _("Levels A1 to C2 belong to competences of %(list)s only.")
                place = ("competences", at, "level")
                self._problem("level_not_possible", message % {"list": LEVELLED}, *place)

    def _image(self) -> None:
        path = self._fields.image
        media = [each.path for each in self._fields.media]
        if path is None:
            return
        if path not in media:
            message = _("“%(path)s” is not listed under “media”.") % {"path": path}
            self._problem("image_not_in_media", message + nearest(path, media), "image")
        elif not is_picture(path):
            message = _("“%(path)s” is not a picture: take PNG, JPEG, WebP or GIF.")
            self._problem("image_not_a_picture", message % {"path": path}, "image")

    def _enrolment(self) -> None:
        entry = self._fields.enrolment
        if entry is None or entry.opens is None or entry.closes is None:
            return
        if opening(entry.opens) >= closing(entry.closes):
            message = _("Enrolment closes before it opens.")
            self._problem("closes_before_opening", message, "enrolment", "closes")
