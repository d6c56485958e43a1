"""How often words are met in posts, roughly: an anchor should be a word that is met seldom."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

#: Words that most texts of a language hold.
_EVERYWHERE: Final = frozenset(
    """
    i to the a an and of in on for is my we you it be with at from as our that this are was more k pa im
    le la les de des un une et est en je il que pour mon ma pas au du j' suis dans sur par ne ce qui plus
    der die das und ist ich ein eine zu den von mit fur fuer auf nicht es im dem sich wir sie auch so bei als
    el los las y del por con para se lo su al es mi no como mas una
    di che e il per non con si da sono ho un del della mi ci ma
    o os as um uma do da em no na eu com nao para se por mais meu minha
    het een ik van en op te met niet dat voor die zijn mijn we er aan
    """.split()
)
#: Words that every other text or so holds.
_COMMON: Final = frozenset(
    """
    me us or by been have has had am he his her him they their not no so up out off who what when after since she
    its i'm i've j'ai jai mes m' nous notre nos l' d' aux ou ai etait ete avec elle ils se sa son ses leur cette
    depuis apres get got go going work working job new years year day days week weeks months month time today just
    still last first one two three four know every now part make made help team there under than like come care even
    want did need best back take use free let found never pay public place list women jobs raise member love support
    interne join school does management men high home morning talk record meeting people net rep comp don't can't
    doesn't do i'll we're you're black base add face share your all can will would about how them into over only
    also own very many m'a moi fait faire bien tout tous toute toutes meme sans sous comme entre annee ans mois
    jours semaine equipe travail vie monde temps nouveau
    bin habe hat haben war wird werden wurde mich mir mein meine meinen uns unser aber wenn noch nach seit jahr jahre
    jahren heute mehr kann oder nur schon dass diese einen einer einem menschen arbeit team leben zeit tag wie was man
    he ha han soy estoy esta estan fue ser tengo hay nos nuestro nuestra mis sus este esto pero sin sobre todo todos
    cuando muy ya ano anos hoy dia dias vida trabajo equipo tiempo personas gracias desde hasta porque
    sta stato stata anni anno oggi giorno vita lavoro persone tempo questo questa quando piu come anche nel nella dei
    delle le gli io mio mia miei noi nostro nostra fa grazie molto tutti tutto essere abbiamo
    sou estou foi ser tenho tem nos nosso nossa meus isso este essa mas sem sobre tudo todos quando muito ja ano anos
    hoje dia dias vida trabalho equipe equipa tempo pessoas obrigado desde porque ate
    ben heb heeft was wordt werd mij me ons onze maar als nog na sinds jaar jaren vandaag meer kan of alleen al deze
    mensen werk team leven tijd dag hoe wat ook om bij naar uit dit
    """.split()
)
_SHORT: Final = 3
#: By the number of letters of a stem, the last for all that are longer.
_OF_STEMS: Final = (300.0, 100.0, 50.0, 15.0, 5.0, 1.5, 0.5)


@lru_cache(maxsize=50_000)
def frequency(literal: str) -> float:
    """Rough number of hits of a literal in a hundred posts; what it says of two literals matters, not the number."""
    words = literal.split()
    rarest = min(map(_of_word, words))
    return rarest * 0.3 ** (len(words) - 1)


def _of_word(word: str) -> float:
    if word.endswith("*"):
        # The fewer letters a stem has, the more words begin with it.
        return _OF_STEMS[min(len(word) - 1, len(_OF_STEMS) - 1)]
    if word in _EVERYWHERE or not any(map(str.isalnum, word)):
        return 300.0
    if word in _COMMON:
        return 10.0
    return 0.2 if len(word) > _SHORT else 0.8 if len(word) == _SHORT else 5.0
