/** What each material is found by besides its title: kind, exams, places in the classifier (resources/topic-classifier), line of textbooks. */
const line = { physics: 'Физика. Демонстрационная линия', maths: 'Математика. Демонстрационная линия' }

export const finding = {
  'physics-8-melting-video': { genre: 'lecture', exams: ['oge'], topics: ['physics/thermal/melting'], textbookLine: line.physics },
  'physics-8-melting-simulation': { genre: 'simulation', topics: ['physics/thermal/melting'], textbookLine: line.physics },
  'physics-8-melting-slides': { genre: 'presentation', exams: ['oge'], topics: ['physics/thermal/melting'], textbookLine: line.physics },
  'physics-8-thermal-book': { genre: 'textbook', topics: ['physics/thermal'], textbookLine: line.physics },
  'physics-8-heating-curve': { genre: 'reference', exams: ['oge', 'ege'], topics: ['physics/thermal/melting'], textbookLine: line.physics },
  'physics-8-states-of-matter': { genre: 'reference', topics: ['physics/thermal/states'], textbookLine: line.physics },
  'physics-tuning-fork-440': { genre: 'simulation', topics: ['physics/oscillations/sound'] },
  'maths-5-fractions-video': { genre: 'lecture', exams: ['vpr'], topics: ['maths/fractions/common'], textbookLine: line.maths },
  'maths-5-fractions-slides': { genre: 'presentation', exams: ['vpr'], topics: ['maths/fractions/common'], textbookLine: line.maths },
  'maths-5-build-fraction': { genre: 'exercise', exams: ['vpr'], topics: ['maths/fractions/common'], textbookLine: line.maths },
  'maths-5-number-line': { genre: 'reference', topics: ['maths/fractions/common'], textbookLine: line.maths },
  'maths-5-compare-fractions': { genre: 'reference', topics: ['maths/fractions/comparison'], textbookLine: line.maths },
  'geometry-8-pythagoras': { genre: 'reference', exams: ['oge', 'ege'], topics: ['geometry/triangles/pythagoras'] },
  'informatics-8-binary': { genre: 'reference', exams: ['oge', 'ege'], topics: ['informatics/numbers/binary'] },
  'chemistry-8-first-elements': { genre: 'reference', exams: ['oge', 'ege'], topics: ['chemistry/elements/periodic-law'] },
  'biology-5-plant-cell': { genre: 'reference', exams: ['vpr'], topics: ['biology/cell/plant-cell'] },
  'geography-5-earth-layers': { genre: 'reference', exams: ['vpr'], topics: ['geography/earth/inside'] },
  'geography-6-water-cycle': { genre: 'reference', topics: ['geography/water/water-cycle'] },
  'history-timeline': { genre: 'reference', exams: ['ege'], topics: ['history/chronology', 'history/russia'] },
  'russian-5-cases': { genre: 'reference', exams: ['vpr'], topics: ['russian/morphology/cases', 'russian/morphology/nouns'] },
  'music-note-durations': { genre: 'reference', topics: ['music/notation'] },
  'music-c-major-scale': { genre: 'exercise', topics: ['music/notation'] },
  'sport-movement-break': { genre: 'exercise', topics: ['sport/warm-up'] },
  'safety-thin-ice': { genre: 'reference', topics: ['safety/water-and-ice'] },
}
