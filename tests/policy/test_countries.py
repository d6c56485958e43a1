"""Country codes, and the country that ends a location."""

from __future__ import annotations

import subprocess
import sys

import pytest

from exposure.policy import country_name, country_phrase, infer_country, known_country, load_policy


@pytest.mark.parametrize(
    ("location", "country"),
    [
        # English
        ("Lyon, Auvergne-Rhône-Alpes, France", "FR"),
        ("London, England, United Kingdom", "GB"),
        ("Edinburgh, Scotland", "GB"),
        ("Austin, Texas, United States", "US"),
        ("Toronto, Ontario, Canada", "CA"),
        ("Prague, Czechia", "CZ"),
        ("Prague, Czech Republic", "CZ"),
        ("Amsterdam, North Holland, The Netherlands", "NL"),
        ("Istanbul, Türkiye", "TR"),
        ("Istanbul, Turkey", "TR"),
        ("Seoul, South Korea", "KR"),
        ("Port of Spain, Trinidad and Tobago", "TT"),
        ("Saint-Denis, Réunion", "RE"),
        ("Zurich (Switzerland)", "CH"),
        ("Atlanta, Georgia, United States", "US"),
        # French
        ("Genève, Suisse", "CH"),
        ("Bruxelles, Belgique", "BE"),
        ("Londres, Royaume-Uni", "GB"),
        ("New York, États-Unis", "US"),
        ("Fort-de-France, Martinique", "MQ"),
        ("Abidjan, Côte d\N{RIGHT SINGLE QUOTATION MARK}Ivoire", "CI"),
        # German
        ("Köln, Nordrhein-Westfalen, Deutschland", "DE"),
        ("Zürich, Schweiz", "CH"),
        ("Wien, Österreich", "AT"),
        ("Edinburgh, Vereinigtes Königreich", "GB"),
        # Spanish
        ("Madrid, España", "ES"),
        ("Nueva York, Estados Unidos", "US"),
        ("Ciudad de México, México", "MX"),
        ("Granada, Andalucía, España", "ES"),
        # Italian
        ("Milano, Lombardia, Italia", "IT"),
        ("Ginevra, Svizzera", "CH"),
        ("Londra, Regno Unito", "GB"),
        # Portuguese
        ("Lisboa, Portugal", "PT"),
        ("São Paulo, Brasil", "BR"),
        ("Munique, Alemanha", "DE"),
        ("Moscou, Rússia", "RU"),
        # Dutch
        ("Utrecht, Nederland", "NL"),
        ("Gent, België", "BE"),
        ("Londen, Verenigd Koninkrijk", "GB"),
        # Hong Kong and China
        ("Hong Kong", "HK"),
        ("Hong Kong SAR", "HK"),
        ("Kowloon, Hong Kong SAR", "HK"),
        ("Hong Kong, China", "HK"),
        ("Hong Kong, RAE da China", "HK"),
        ("RAE de Hong Kong (China)", "HK"),
        ("Hongkong", "HK"),
        ("Macao, China", "MO"),
        ("Shanghai, China", "CN"),
        ("Pékin, Chine", "CN"),
        ("China", "CN"),
        # However it is spelled
        ("  lyon ,  FRANCE ", "FR"),
        ("Paris, Île-de-France, France.", "FR"),
        ("Singapore", "SG"),
        ("Bo\N{LATIN SMALL LETTER U WITH DIAERESIS}, Espan\N{COMBINING TILDE}a", "ES"),
        # Nothing to be sure of
        ("Greater Paris Metropolitan Region", None),
        ("San Francisco Bay Area", None),
        ("Paris, Texas", None),
        ("Atlanta, Georgia", None),
        ("Granada", None),
        ("France, somewhere", None),
        ("Francetown", None),
        (" , ; ", None),
        ("()", None),
        ("", None),
        (None, None),
    ],
)
def test_the_country_that_ends_a_location(location: str | None, country: str | None) -> None:
    """In seven languages; a name that could be two places, or none, is no answer."""
    assert infer_country(location) == country


@pytest.mark.parametrize("code", "FR GB US CH HK CN RE AX NO XK IC".split())
def test_known_countries(code: str) -> None:
    """Codes of countries and territories."""
    assert known_country(code)
    assert country_name(code) != code


@pytest.mark.parametrize("code", ["UK", "EU", "XX", "ZZ", "UN", "fr", "FRA", "001", "", "F"])
def test_unknown_countries(code: str) -> None:
    """Unions, invented and misspelled codes, and names that other lists use are refused."""
    assert not known_country(code)


def test_every_listed_country_is_known() -> None:
    """The pack and the locale data agree on codes."""
    assert all(known_country(country) for country in load_policy().regions)


def test_countries_have_english_names() -> None:
    """What the page calls the member's country; an unknown code stands for itself."""
    assert country_name("CH") == "Switzerland"
    assert country_name("QQ") == "QQ"


def test_countries_stand_in_a_sentence_with_their_article() -> None:
    """Only those that need one, and without the locale data's additions."""
    names = {code: country_phrase(code) for code in ("US", "GB", "NL", "AE", "PH", "FR", "HK", "QQ")}
    assert names == {
        "US": "the United States",
        "GB": "the United Kingdom",
        "NL": "the Netherlands",
        "AE": "the United Arab Emirates",
        "PH": "the Philippines",
        "FR": "France",
        "HK": "Hong Kong",
        "QQ": "QQ",
    }


def test_locale_data_is_loaded_only_when_a_country_is_asked_for() -> None:
    """Importing the package stays quick."""
    code = "import sys, exposure.policy; sys.exit('babel' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
