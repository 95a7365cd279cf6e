"""Changes the rules one small step at a time, and asks whether a test notices; survivors are shown.

`python .ci/mutation.py rules` looks at one subject alone: rules, screening, scales, check_in or series.
"""

import re
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Mapping
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
MUTMUT = Path(sys.executable).parent / "mutmut"
# The rest change nothing that could be seen, such as a default that equals its argument.
FEWEST_NOTICED = {"rules": 0.85, "screening": 0.85, "scales": 0.85, "check_in": 0.95, "series": 0.95}
ALSO_RULES = ("judge", "rulings", "history")  # what every rule is made with


def main(only: list[str]) -> int:
    unknown = [subject for subject in only if subject not in FEWEST_NOTICED]
    if unknown:
        print(f"{unknown[0]}: nobody mutates that; there are {', '.join(FEWEST_NOTICED)}.")
        return 2
    shutil.rmtree(ROOT / "mutants", ignore_errors=True)
    patterns = [pattern for subject in only for pattern in patterns_of(subject)]
    told = subprocess.run([MUTMUT, "run", *patterns], cwd=ROOT, check=False, capture_output=True, text=True)
    if told.returncode:
        print(told.stdout[-4000:], told.stderr[-4000:])
        return 1
    outcomes = outcomes_of(run("results", "--all", "true"))
    wanted = {name: outcome for name, outcome in outcomes.items() if not only or subject_of(name) in only}
    show_survivors(wanted)
    return judged(wanted, only or list(FEWEST_NOTICED))


def patterns_of(subject: str) -> tuple[str, ...]:
    inside = f"basketweave.science.{'' if subject == 'series' else 'protocol.'}{subject}.*"
    also = ALSO_RULES if subject == "rules" else ()
    return (inside, *(f"basketweave.science.protocol.{module}.*" for module in also))


def outcomes_of(results: str) -> dict[str, str]:
    lines = (line.strip().partition(": ") for line in results.splitlines())
    return {name: outcome for name, _, outcome in lines if outcome}


def subject_of(name: str) -> str:
    """The folder that a changed function stands in."""
    found = re.match(r"basketweave\.science\.(?:protocol\.)?(\w+)\.", name)
    place = found.group(1) if found else ""
    return "rules" if place in ALSO_RULES else place


def judged(outcomes: Mapping[str, str], subjects: list[str]) -> int:
    """Each subject has its own floor; one in which nothing was changed has not been looked at."""
    total = Counter(subject_of(name) for name in outcomes)
    noticed = Counter(subject_of(name) for name, outcome in outcomes.items() if outcome in ("killed", "timeout"))
    too_few = 0
    for subject in subjects:
        share = noticed[subject] / total[subject] if total[subject] else 0
        is_enough = share >= FEWEST_NOTICED[subject]
        too_few += not is_enough
        asked = f"at least {FEWEST_NOTICED[subject]:.0%}"
        print(f"{subject}: {total[subject]} changes, {share:.1%} noticed ({asked}){'' if is_enough else ' TOO FEW'}")
    strangers = sorted(set(total) - set(FEWEST_NOTICED))
    if strangers:
        print(f"No floor is set for {', '.join(strangers)}.")
    return 1 if too_few or strangers else 0


def show_survivors(outcomes: Mapping[str, str]) -> None:
    for name, outcome in outcomes.items():
        if outcome not in ("killed", "timeout"):
            shown = run("show", name)
            print(f"{outcome}: {name}")
            print("\n".join(part for part in shown.splitlines() if part[:1] in "+-" and part[:3] not in ("+++", "---")))


def run(*words: str) -> str:
    return subprocess.run([MUTMUT, *words], cwd=ROOT, check=True, capture_output=True, text=True).stdout


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
