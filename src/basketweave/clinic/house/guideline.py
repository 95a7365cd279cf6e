"""The numbers this clinic treats by. A stricter one of its own takes its place here, never a looser one."""

from basketweave.science.protocol.guideline import Guideline
from basketweave.science.protocol.guideline_file import published


def guideline() -> Guideline:
    return published()
