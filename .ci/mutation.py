"""Changes the rules one small step at a time, and asks whether a test notices; survivors are shown."""

import json
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
MUTMUT = Path(sys.executable).parent / "mutmut"
FEWEST_NOTICED = 0.95  # the rest change nothing that could be seen, such as a default that equals its argument


def main() -> int:
    shutil.rmtree(ROOT / "mutants", ignore_errors=True)
    told = subprocess.run([MUTMUT, "run"], cwd=ROOT, check=False, capture_output=True, text=True)
    if told.returncode:
        print(told.stdout[-4000:], told.stderr[-4000:])
        return 1
    subprocess.run([MUTMUT, "export-cicd-stats"], cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
    stats = json.loads((ROOT / "mutants" / "mutmut-cicd-stats.json").read_text())
    show_survivors()
    noticed = (stats["killed"] + stats["timeout"]) / stats["total"] if stats["total"] else 0
    print(f"{stats['total']} changes, {noticed:.1%} noticed (at least {FEWEST_NOTICED:.0%}).")
    return 0 if noticed >= FEWEST_NOTICED else 1


def show_survivors() -> None:
    results = subprocess.run([MUTMUT, "results"], cwd=ROOT, check=True, capture_output=True, text=True).stdout
    for line in results.splitlines():
        name, _, outcome = line.strip().partition(": ")
        if outcome in ("survived", "no tests"):
            shown = subprocess.run([MUTMUT, "show", name], cwd=ROOT, check=False, capture_output=True, text=True).stdout
            print(f"{outcome}: {name}")
            print("\n".join(part for part in shown.splitlines() if part[:1] in "+-" and part[:3] not in ("+++", "---")))


if __name__ == "__main__":
    sys.exit(main())
