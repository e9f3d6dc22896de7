import { panelEn } from '#shared/text/panel/en'
import { panelRu } from '#shared/text/panel/ru'
import { wordsIn } from '../ui/language'

/** The panel's words in the person's language. */
export const useText = wordsIn({ ru: panelRu, en: panelEn })
