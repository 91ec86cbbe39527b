"""The claim sets that the fuzzers start from: `seeds/`, `examples/`, and the examples of every rule that comes with factcheck.

Going in: nothing. Going out: `Corpus`es: one claim file each, flat (every claim under `claims`, with an id and its document),
with the packs that it needs. Another corpus is one more line in `corpora`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from copy import deepcopy
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from factcheck.claims.yaml_tree import tree_of_yaml
from factcheck.rules.load import read_pack

ROOT = Path(__file__).resolve().parents[2]
SHARED = ("entities", "statements", "documents")
Claim = dict[str, Any]


class Corpus(NamedTuple):
    """A claim file as a dictionary, its name, and the packs beside the core ones."""

    name: str
    packs: tuple[str, ...]
    file: Mapping[str, Any]

    def about(self, claims: list[Claim]) -> dict[str, Any]:
        """The file with these claims instead of its own."""
        return {**{key: deepcopy(part) for key, part in self.file.items() if key != "claims"}, "claims": claims}

    def around(self, number: int, most: int = 6) -> list[Claim]:
        """One claim, those that it names, and a few others of its type: enough for a rule to have something to say."""
        claims: list[Claim] = self.file["claims"]
        by_id = {claim["id"]: claim for claim in claims}
        chosen = {claims[number]["id"]: claims[number]}
        for claim in list(chosen.values()):
            chosen |= {id: by_id[id] for id in _texts(claim) if id in by_id}
        for claim in claims:
            if len(chosen) < most and _type(claim) == _type(claims[number]):
                chosen.setdefault(claim["id"], claim)
        return deepcopy(list(chosen.values()))


@cache
def corpora() -> tuple[Corpus, ...]:
    """All of them, in a fixed order."""
    other = ROOT / "examples" / "other_project"
    return (
        _merged("seeds", sorted((ROOT / "seeds").glob("*.yaml"))),
        _merged("toll", [ROOT / "examples" / "toll.yaml"], str(ROOT / "examples" / "packs" / "wildfire.yaml")),
        _merged("harbour", [other / "claims" / "may.yaml"], str(other / "harbour_claims" / "pack.yaml")),
        *_of_rules(),
    )


def _merged(name: str, paths: list[Path], *packs: str) -> Corpus:
    files = [tree_of_yaml(path.read_bytes(), str(path)).data for path in paths]
    named = [pack for file in files for pack in file.get("packs", ()) if (ROOT / "rules" / f"{pack}.yaml").is_file()]
    return _flat(name, files, (*packs, *named))


def _of_rules() -> Iterator[Corpus]:
    for path in sorted((ROOT / "rules").glob("*.yaml")):
        pack = read_pack(tree_of_yaml(path.read_bytes(), str(path)))
        for rule in pack.rules:
            for number, example in enumerate((*rule.holds, *rule.breaks)):
                file = {key: part for key, part in example.data.items() if key != "note"}
                packs = (*pack.extends, pack.name, *file.get("packs", ()))
                yield _flat(f"{rule.code}-{number}", [file], tuple(dict.fromkeys(packs)))


def _flat(name: str, files: list[Mapping[str, Any]], packs: tuple[str, ...]) -> Corpus:
    merged: dict[str, Any] = {"factcheck": "1"}
    claims: list[Claim] = []
    for file in files:
        merged |= {key: part for key, part in file.items() if key not in (*SHARED, "claims", "packs", "title")}
        for section in SHARED:
            merged[section] = {**merged.get(section, {}), **file.get(section, {})}
        claims += deepcopy(file.get("claims", []))
        for id, document in file.get("documents", {}).items():
            claims += [{"in": id, **claim} for claim in deepcopy(document.get("claims", []))]
    merged["documents"] = {
        id: {key: part for key, part in document.items() if key != "claims"}
        for id, document in merged["documents"].items()
    }
    for number, claim in enumerate(claims):
        claim.setdefault("id", f"claim-{number}")
    return Corpus(name, packs, {**{key: part for key, part in merged.items() if part != {}}, "claims": claims})


def _texts(part: Any) -> Iterator[str]:
    if isinstance(part, str):
        yield part
    elif isinstance(part, Mapping):
        for value in part.values():
            yield from _texts(value)
    elif isinstance(part, list):
        for value in part:
            yield from _texts(value)


def _type(claim: Claim) -> Any:
    return next((claim[key] for key in ("quantity", "event", "state") if key in claim), None)
