import { expect, test } from 'vitest'
import { formulaText } from './math-latex'
import { parseQti } from './qti-tree'

const latex = (inside: string) => formulaText(parseQti(`<math xmlns="http://www.w3.org/1998/Math/MathML">${inside}</math>`)!)

test.each([
  ['a fraction', '<mfrac><mn>3</mn><mn>4</mn></mfrac>', '$\\frac{3}{4}$'],
  ['a power of a bracket', '<msup><mrow><mo>(</mo><mi>a</mi><mo>+</mo><mi>b</mi><mo>)</mo></mrow><mn>2</mn></msup>', '${(a+b)}^{2}$'],
  ['an index', '<msub><mi>x</mi><mn>1</mn></msub>', '${x}_{1}$'],
  ['roots', '<msqrt><mn>2</mn></msqrt><mo>+</mo><mroot><mi>x</mi><mn>3</mn></mroot>', '$\\sqrt{2}+\\sqrt[3]{x}$'],
  ['signs', '<mi>a</mi><mo>×</mo><mi>b</mi><mo>≤</mo><mn>5</mn>', '$a\\times b\\le 5$'],
  ['semantics with its annotation', '<semantics><mrow><mi>x</mi></mrow><annotation>x</annotation></semantics>', '$x$'],
  ['a price in dollars', '<mtext>5 $</mtext>', '$\\text{5 \\$}$'],
  ['what does not map stays words', '<mtable><mtr><mtd><mn>1</mn></mtd><mtd><mn>2</mn></mtd></mtr></mtable>', '12'],
  ['nothing stays nothing', '', ''],
])('%s', (_what, mathml, text) => expect(latex(mathml)).toBe(text))
