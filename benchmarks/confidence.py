"""How often each rule that gives a quotation its speaker is right, beside how sure it says it is.

    python -m benchmarks.confidence FILE ...

FILE: stories with their quotations labelled by hand, as in benchmarks/stories. A line for every rule: how many full quotations
it gave a speaker, how many of the names are right, that share smoothed (two more, one of them right), and the mean confidence
that it claimed. `digest.quotes.findings.TRUST` and the trust of each way to mean somebody should say the same.
"""

import argparse
from collections import defaultdict
from pathlib import Path

from benchmarks.quotes import article, read
from digest.quotes import find_quotes

BINS = (0.7, 0.8, 0.9)


def counts(paths: list[Path]) -> dict[str, list[tuple[bool, float]]]:
    """For each rule, whether it was right and how sure it was, quotation by quotation; pronouns by how sure they are."""
    told: dict[str, list[tuple[bool, float]]] = defaultdict(list)
    for path in paths:
        for story in read(path):
            found = {
                tuple((span.start, span.end) for span in quote.spans): quote
                for quote in find_quotes(article(story.text))
            }
            for marked in story.quotes:
                quote = found.get(marked.spans)
                if marked.partial or quote is None or quote.speaker.kind == "unattributed":
                    continue
                speaker = quote.speaker
                right = _plain(speaker.name) == _plain(marked.name)
                rule = speaker.found_by
                if rule.endswith(":pronoun"):
                    least = sum(speaker.confidence >= edge for edge in BINS)
                    rule += f" {(0.0, *BINS)[least]:.1f}+"
                told[rule].append((right, speaker.confidence))
    return told


def _plain(name: str | None) -> list[str]:
    return (name or "").lower().replace("’", "'").split()


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", type=Path, nargs="+")
    told = counts(parser.parse_args().files)
    print(f"{'rule':36}{'given':>7}{'right':>7}{'share':>8}{'claimed':>9}")
    for rule, ones in sorted(told.items(), key=lambda item: -len(item[1])):
        right = sum(one for one, _ in ones)
        share = (right + 1) / (len(ones) + 2)
        print(f"{rule:36}{len(ones):>7}{right:>7}{share:>8.2f}{sum(sure for _, sure in ones) / len(ones):>9.2f}")


if __name__ == "__main__":
    main()
