"""What an import did, file by file, and how to say it."""

from collections import Counter
from dataclasses import dataclass, field


@dataclass
class Report:
    """``did`` counts files by outcome; ``refused`` holds (file, line or None, reason) of bad ones;
    ``notes`` holds (file, sentence) of what was left out, changed or doubtful."""

    did: Counter = field(default_factory=Counter)
    refused: list[tuple[str, int | None, str]] = field(default_factory=list)
    notes: list[tuple[str, str]] = field(default_factory=list)

    ORDER = {
        "imported": "imported",
        "updated": "updated",
        "published": "published, brought in before",
        "unchanged": "unchanged",
        "kept": "left alone, changed at the desk since",
        "names": "read for the names of topics, authors and sources",
        "list page": "list pages, which are no articles",
        "other": "files of another kind, not read",
        "refused": "refused",
    }

    def refuse(self, name: str, line: int | None, reason: str) -> None:
        self.did["refused"] += 1
        self.refused.append((name, line, reason))

    def lines(self, *, all_notes: bool) -> list[str]:
        """The report as lines: counts, then each refused file, then the notes or their number."""
        said = [
            f"{self.did[key]:>7,}  {words}" for key, words in self.ORDER.items() if self.did[key]
        ]
        said.append(f"{self.did.total():>7,}  files in all")
        for name, line, reason in self.refused:
            said.append(f"Refused {name}{f', line {line}' if line else ''}: {reason}")
        if all_notes:
            said += [f"{name}: {sentence}" for name, sentence in self.notes]
        elif self.notes:
            files = len({name for name, _ in self.notes})
            said.append(
                f"{len(self.notes):,} notes on {files:,} files: what was left out, changed or doubtful. "
                "They stand beside each article at the desk; --verbosity 2 lists them."
            )
        return said
