"""Is a text in English?"""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.errors import RefusedError
from reportedly.loading import language
from reportedly.loading.language import language_of, require_english

ENGLISH = "The mayor said on Monday that the bridge would close. Nobody could tell how long the work would take. "
FOREIGN = {
    "nl": "De burgemeester zei maandag dat de brug gesloten zal worden voor onderhoud. Volgens bronnen binnen het "
    "stadhuis was het besluit al weken geleden genomen, maar niemand wilde het bevestigen.",
    "fr": "Le maire a déclaré lundi que le pont serait fermé pour travaux. Selon des sources à la mairie, la décision "
    "avait été prise il y a plusieurs semaines, mais personne n'a voulu la confirmer.",
    "da": "Borgmesteren sagde mandag, at broen vil blive lukket for at blive repareret. Ifølge kilder på rådhuset blev "
    "beslutningen taget for flere uger siden, men ingen ville bekræfte den.",
    "ru": "Мэр сказал в понедельник, что мост закроют на ремонт. По словам источников в мэрии, решение было принято "
    "несколько недель назад, но никто не захотел его подтвердить.",
    "ja": "市長は月曜日の朝に橋が閉鎖されると述べた。関係者によると、決定は数週間前に下されたという。" * 3,
}


@pytest.mark.parametrize("code", FOREIGN)
def test_other_languages_are_named(code: str) -> None:
    """Neighbours of English, and scripts far from it."""
    assert language_of(FOREIGN[code]) == code


def test_english_needs_no_model(monkeypatch: pytest.MonkeyPatch) -> None:
    """Its function words settle it, so that a text file is read at once."""
    monkeypatch.setattr(language, "_model", None)
    assert language_of(ENGLISH) == "en"
    assert language_of(ENGLISH * 1000) == "en"


def test_english_without_function_words_is_english() -> None:
    """Headlines leave them out; the model knows better."""
    headlines = (
        "Mayor denies bridge rumour. Ferry crew blames rope. Police search harbour. Storm delays evening trains again. "
        "Farmers demand answers after third well runs dry."
    )
    assert language_of(headlines) == "en"


@pytest.mark.parametrize(
    "text",
    ["", "12:30 – 14:00", "Der Hafenmeister schweigt, die Brücke bleibt zu.", "Брюссель", "Port Ellin, Upper Sedge"],
)
def test_a_short_text_has_no_known_language(text: str) -> None:
    """Too few letters decide nothing, however sure the model may be of them."""
    assert language_of(text) is None


def test_a_foreign_quotation_does_not_make_an_article_foreign() -> None:
    """Half a text in English is an English text."""
    assert language_of(f"{ENGLISH * 2} “{FOREIGN['fr']}” {ENGLISH}") == "en"


def test_a_long_text_is_judged_by_more_than_its_beginning() -> None:
    """A list of names at its head does not decide."""
    assert language_of("Åse Øye, Jörg Müßig, " * 100 + ENGLISH * 200) == "en"


@given(st.text())
def test_any_text_has_a_language_or_none(text: str) -> None:
    """No odd text raises anything."""
    found = language_of(text)
    assert found is None or found.isalpha()


@pytest.mark.parametrize("code", [None, "en", "EN-gb", "en_US", "eng", "English"])
def test_english_and_unknown_languages_pass(code: str | None) -> None:
    """Only what is known to be another language is refused."""
    require_english(code, "x")


@pytest.mark.parametrize("code", ["de", "enm", "fr-CA"])
def test_another_language_is_refused(code: str) -> None:
    """The line names it."""
    with pytest.raises(RefusedError, match=f"another language than English \\({code}\\)"):
        require_english(code, "x")
