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
