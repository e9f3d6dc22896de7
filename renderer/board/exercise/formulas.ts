type Katex = (typeof import('katex'))['default']
let katex: Katex | undefined

/** Loads KaTeX and its fonts, once; they come with the app. Called before a face that holds formulas says that it is ready. */
export async function loadFormulas(): Promise<void> {
  if (katex) return
  const [module] = await Promise.all([import('katex'), import('katex/dist/katex.min.css')])
  katex = module.default
}

/** Nothing of a lesson may reach outside of its formula: no links, pictures or HTML, no sizes that cover the board, no macro that grows without end. */
const limits = { trust: false, throwOnError: true, strict: 'ignore', maxSize: 12, maxExpand: 200 } as const
/** A fraction in the line is as large as one that stands alone: the back row reads it too. */
const sizes = { '\\frac': '\\dfrac' }

/** Draws a formula into `element`; what cannot be read as LaTeX stands there as it was written. Answers whether it was drawn. */
export function drawFormula(element: HTMLElement, latex: string, display: boolean): boolean {
  try {
    if (!katex) throw new Error('formulas are not loaded')
    katex.render(latex, element, { ...limits, macros: { ...sizes }, displayMode: display })
    return true
  } catch {
    element.textContent = latex
    return false
  }
}
