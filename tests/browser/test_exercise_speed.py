"""How fast exercises answer and open; the figures are kept in build/ for the benchmarks."""

import json
import statistics
from time import perf_counter

from tests.browser.lesson import SCREENSHOTS, SET_UP, bring_examples, exercise, notebook, open_lesson

FIGURES = SCREENSHOTS.parent / "speed_exercises.json"
EIGHT = ("choose", "highlight", "match", "estimate", "order", "sort", "inspect", "dial")
TRIES = 20
# From the click on Check to the frame in which the feedback is on the screen, in ms, one number a try.
ANSWER_TO_FEEDBACK = """async (tries) => {
    const root = document.querySelector('.mk[data-mk-exercise="choose"]');
    const frame = () => new Promise(requestAnimationFrame);
    const until = async (selector) => { while (!root.parentElement.querySelector(selector)) await frame(); };
    const times = [];
    for (let each = 0; each < tries; each += 1) {
        const right = each % 2;
        root.querySelectorAll('input[type=radio]')[right].click();
        await until('.mk[data-mk-saved=true]');
        const start = performance.now();
        root.querySelector('.mk-main').click();
        await until(`.mk-said:not(.mk-past) .mk-feedback.mk-${right ? 'right' : 'not_yet'}`);
        times.push(performance.now() - start);
    }
    return times;
}"""

# Sentences that all differ, as those of a report do.
LONG_ORIGINAL = """from mediakit.exercises.pair import Pair
from mediakit.exercises.rewrite import RewriteStudio
from examples import ORIGINAL

def sentence(n):
    year = f"In year {1900 + n} the {n}th boat to Skerrow carried {40 + n} people"
    return f"{year} and may stop, clerk number {n} said."

text = ORIGINAL + "\\n\\n" + "\\n\\n".join(" ".join(map(sentence, range(n, n + 4))) for n in range(0, 52, 4))
assert 1000 <= len(text.split()) <= 1100
show(RewriteStudio(id="long", prompt="?", outlets=("Skerrow Gazette",), pair=Pair.of(text)))"""
# From the end of the pause after the last key to the frame in which the strips show the new text, in ms.
PAUSE_TO_STRIPS = """async (tries) => {
    const root = document.querySelector('.mk[data-mk-exercise="long"]');
    const area = root.querySelector('textarea');
    const pause = 250; // as in frame.js
    const frame = () => new Promise(requestAnimationFrame);
    const brief = 'The boat carries people in winter, members of the harbour board said, and nobody has '
        + 'decided anything yet about it. They will vote in May, and some who cross would have to move. ';
    const times = [];
    for (let each = 0; each < tries; each += 1) {
        area.value = `${brief.repeat(4)} Clerk number ${each} told ${1000 + each} people.`;
        const start = performance.now() + pause;
        area.dispatchEvent(new InputEvent('input', { bubbles: true }));
        while (!root.querySelector('.mk-strips').textContent.includes(String(1000 + each))) await frame();
        times.push(performance.now() - start);
    }
    return times;
}"""


def keep(name: str, value: float) -> None:
    figures = json.loads(FIGURES.read_text("utf-8")) if FIGURES.is_file() else {}
    FIGURES.parent.mkdir(exist_ok=True)
    FIGURES.write_text(json.dumps({**figures, name: value}), "utf-8")


def test_feedback_comes_at_once(lab_page):
    open_lesson(lab_page, "fast", "choose")
    exercise(lab_page.page, "choose").wait_for()
    times = lab_page.page.evaluate(ANSWER_TO_FEEDBACK, TRIES)
    keep("answer to feedback, median, ms", statistics.median(times))
    assert len(times) == TRIES


def test_strips_follow_a_pause_in_typing(lab_page):
    """On an original of a thousand words."""
    bring_examples(lab_page.lab.folder)
    (lab_page.lab.folder / "strips.ipynb").write_text(notebook(SET_UP, LONG_ORIGINAL), "utf-8")
    lab_page.open("strips.ipynb")
    lab_page.run_all()
    exercise(lab_page.page, "long").wait_for()
    times = lab_page.page.evaluate(PAUSE_TO_STRIPS, TRIES)
    keep("pause in typing to new strips, 1,000 words, median, ms", statistics.median(times))
    assert len(times) == TRIES


def test_a_lesson_of_eight_opens_soon(lab_page):
    bring_examples(lab_page.lab.folder)
    cells = [f'show(EXERCISES["{identity}"])' for identity in EIGHT]
    (lab_page.lab.folder / "eight.ipynb").write_text(notebook(SET_UP, *cells), "utf-8")
    lab_page.open("eight.ipynb")
    start = perf_counter()
    lab_page.run_all()
    for identity in EIGHT:
        exercise(lab_page.page, identity).wait_for(state="attached")
    keep("eight exercises, from the kernel's being ready, s", perf_counter() - start)
