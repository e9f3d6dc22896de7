import { boardEn } from '#shared/text/board/en'
import { boardRu } from '#shared/text/board/ru'
import { wordsIn } from '../ui/language'

/** The board's words in its current language. */
export const useText = wordsIn({ ru: boardRu, en: boardEn })
