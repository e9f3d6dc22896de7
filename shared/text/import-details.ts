import type { ImportDetail, ImportDetailCode } from '../contract/import-detail'

/** Why a file was not taken and what helps, in one sentence. */
export const importDetails: Record<'ru' | 'en', Record<ImportDetailCode, string>> = {
  ru: {
    truncated: 'файл обрывается раньше конца; скопируйте его ещё раз',
    'no-index': 'в видео нет оглавления (moov); запись прервалась, сохраните её заново',
    'wrong-structure': 'содержимое не читается; сохраните файл заново',
    'wrong-checksum': 'контрольная сумма не сходится; скопируйте файл ещё раз',
    'no-picture': 'в файле нет изображения',
    'wrong-lesson': 'это не файл урока Doska или он заполнен с ошибкой',
    'double-path': 'два файла носят одно и то же имя (строчные и заглавные буквы не различаются)',
    'wrong-name': 'в имени файла есть недопустимые знаки (\\ : * ? " < > |)',
    'size-differs': 'размер файла изменился во время передачи; передайте его ещё раз',
    'unknown-format': 'такие файлы Doska не показывает; подойдут mp4, webm, png, jpeg, webp, gif, pdf, mp3, m4a, ogg, wav, zip с index.html',
    svg: 'SVG может содержать программы; сохраните рисунок как PNG',
    office: 'документ офисной программы; сохраните его как PDF',
    archive: 'такой архив не открывается; упакуйте папку в zip',
    encrypted: 'архив закрыт паролем; упакуйте его без пароля',
    'symbolic-link': 'в архиве есть символическая ссылка; замените её самим файлом',
    'too-many-pixels': 'изображение больше 100 мегапикселей; уменьшите его',
    'picture-coding': 'так закодированный рисунок (HEIC и подобные) браузеры не показывают; сохраните его как JPEG или PNG',
    'no-tracks': 'в файле нет ни изображения, ни звука',
  },
  en: {
    truncated: 'the file ends too early; copy it again',
    'no-index': 'the video has no index (moov); the recording broke off, save it again',
    'wrong-structure': 'its content cannot be read; save the file again',
    'wrong-checksum': 'a checksum does not agree; copy the file again',
    'no-picture': 'there is no picture in the file',
    'wrong-lesson': 'this is not a Doska lesson file, or it is filled in wrongly',
    'double-path': 'two files have the same name (case does not count)',
    'wrong-name': 'the file name has characters that are not allowed (\\ : * ? " < > |)',
    'size-differs': 'its size changed while it was being sent; send it again',
    'unknown-format': 'Doska does not show such files; take mp4, webm, png, jpeg, webp, gif, pdf, mp3, m4a, ogg, wav, or a zip with index.html',
    svg: 'SVG can carry programs; save the drawing as PNG',
    office: 'a document of an office program; save it as PDF',
    archive: 'such archives are not opened; pack the folder as zip',
    encrypted: 'the archive has a password; pack it without one',
    'symbolic-link': 'the archive holds a symbolic link; put the file itself in',
    'too-many-pixels': 'the picture has more than 100 megapixels; make it smaller',
    'picture-coding': 'browsers do not show pictures of this kind (HEIC and the like); save it as JPEG or PNG',
    'no-tracks': 'the file has neither picture nor sound',
  },
}

/** Words of any detail, the named ones included. */
export function importDetailWords(detail: ImportDetail, language: 'ru' | 'en'): string {
  const named = /^(codec|unknown-materials):(.*)$/.exec(detail)
  if (!named) return importDetails[language][detail as ImportDetailCode]
  const [, kind, names] = named
  if (kind === 'codec') return language === 'ru' ? `кодек ${names} браузеры не воспроизводят; сохраните видео как H.264 и AAC, звук как MP3` : `browsers do not play the codec ${names}; save video as H.264 and AAC, sound as MP3`
  return language === 'ru' ? `в библиотеке нет материалов урока: ${names}` : `the library lacks the lesson's materials: ${names}`
}
