'use strict';

/**
 * A task: colour `target` of the figure.
 * kind: 'same' (cut into as many parts as the denominator says), 'equal' (cut finer),
 *       'cut' (the learner chooses the number of parts), 'mixed' (more than one whole).
 */
const ORDER = ['same', 'same', 'same', 'equal', 'equal', 'mixed', 'equal', 'cut', 'mixed', 'cut'];
const SHAPES = ['pie', 'ribbon', 'grid'];
const MOST_PARTS = 12;

const divisor = (a, b) => (b === 0 ? a : divisor(b, a % b));

// eslint-disable-next-line no-unused-vars -- used by script.js
function makeTasks(random = Math.random) {
  const pick = (list) => list[Math.floor(random() * list.length)];
  const between = (from, to) => from + Math.floor(random() * (to - from + 1));
  const used = new Set();

  /** A proper fraction in lowest terms that this round has not had yet. */
  function fraction(denominators) {
    for (let attempt = 0; attempt < 100; attempt += 1) {
      const bottom = pick(denominators);
      const top = between(1, bottom - 1);
      const name = `${top}/${bottom}`;
      if (divisor(top, bottom) === 1 && !used.has(name)) {
        used.add(name);
        return { top, bottom };
      }
    }
    return { top: 1, bottom: denominators[0] };
  }

  return ORDER.map((kind, i) => {
    const shape = SHAPES[(i + Math.floor(random() * 2)) % SHAPES.length];
    if (kind === 'same') {
      const target = fraction([3, 4, 5, 6, 8]);
      return { kind, target, whole: 0, parts: target.bottom, figures: 1, shape };
    }
    if (kind === 'equal') {
      const target = fraction([2, 3, 4, 5]);
      const times = between(2, Math.min(4, Math.floor(MOST_PARTS / target.bottom)));
      return { kind, target, whole: 0, parts: target.bottom * times, figures: 1, shape };
    }
    if (kind === 'mixed') {
      const target = fraction([3, 4, 5, 6]);
      return { kind, target, whole: 1, parts: target.bottom, figures: 2, shape: 'pie' };
    }
    const target = fraction([3, 4, 5, 6, 8, 10]);
    return { kind, target, whole: 0, parts: 2, figures: 1, shape: pick(['pie', 'ribbon']) };
  });
}
