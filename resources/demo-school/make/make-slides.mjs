/** Prints every slide deck to library/<id>/<id>.pdf. */
import { mkdirSync } from 'node:fs'
import { launch, savePdf } from './browser.mjs'
import { libraryFile } from './paths.mjs'

const decks = {
  'maths-5-fractions-slides': ['./slides-fractions.mjs', 'Дроби: от пирога до смешанного числа'],
  'physics-8-melting-slides': ['./slides-melting.mjs', 'Плавление и отвердевание'],
}

const browser = await launch()
for (const [id, [module, title]] of Object.entries(decks)) {
  const { slides } = await import(module)
  mkdirSync(libraryFile(id), { recursive: true })
  await savePdf(browser, slides, libraryFile(id, `${id}.pdf`), title)
}
await browser.close()
