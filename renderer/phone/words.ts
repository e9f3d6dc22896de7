import { phoneEn } from '#shared/text/phone/en'
import { phoneRu } from '#shared/text/phone/ru'
import { wordsIn } from '../ui/language'

/** The phone page's words in the reader's language. */
export const useText = wordsIn({ ru: phoneRu, en: phoneEn })
