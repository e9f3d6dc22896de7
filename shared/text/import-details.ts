import type { ImportDetail, ImportDetailCode } from '../contract/import-detail'

/** What to install, by system; the package names are those of Debian and Astra Linux, ALT, and the publishers' sites for Windows. */
const howToInstall = {
  ru: {
    ffmpeg: 'Установите на сервер ffmpeg (Debian, Astra Linux: apt install ffmpeg; ALT: apt-get install ffmpeg; РЕД ОС: dnf install ffmpeg; Windows: ffmpeg.exe и ffprobe.exe с ffmpeg.org в папку из PATH) и перезапустите хаб',
    libreoffice: 'Установите на сервер LibreOffice (Debian, Astra Linux: apt install libreoffice; ALT: apt-get install LibreOffice-still; РЕД ОС: dnf install libreoffice; Windows: libreoffice.org) и перезапустите хаб',
  },
  en: {
    ffmpeg: 'Install ffmpeg on the server (Debian, Astra Linux: apt install ffmpeg; ALT: apt-get install ffmpeg; RED OS: dnf install ffmpeg; Windows: ffmpeg.exe and ffprobe.exe from ffmpeg.org in a folder of PATH) and restart the hub',
    libreoffice: 'Install LibreOffice on the server (Debian, Astra Linux: apt install libreoffice; ALT: apt-get install LibreOffice-still; RED OS: dnf install libreoffice; Windows: libreoffice.org) and restart the hub',
  },
} as const

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
    'unknown-format': 'такие файлы Doska не показывает; подойдут видео, звук, изображения, svg, pdf, epub, презентации и документы, текст, h5p, SCORM, zip с index.html',
    svg: 'рисунок SVG записан с ошибкой, ссылается сам на себя или содержит определения (ENTITY); сохраните его заново как «простой SVG» или PNG',
    office: 'документ офисной программы; сохраните его как PDF',
    password: 'документ закрыт паролем; сохраните его без пароля',
    'needs-soffice': `презентации и документы показываются как PDF, а превращать их в PDF на этом сервере нечем. ${howToInstall.ru.libreoffice}, затем повторите; или сохраните документ как PDF`,
    'conversion-failed': 'преобразовать файл не удалось: он повреждён или устроен необычно; откройте его в программе, где он сделан, и сохраните заново',
    'conversion-too-long': 'преобразование шло слишком долго и остановлено; разделите файл или сохраните его в другом формате',
    'subtitles-alone': 'это субтитры; добавьте их на странице видео в библиотеке или одним zip вместе с видео',
    'subtitles-elsewhere': 'субтитры можно добавить только к видео или звуку из библиотеки, не больше двадцати',
    'no-cues': 'в субтитрах нет ни одной реплики с временем',
    'copy-protected': 'книга защищена от копирования (DRM); нужна книга без защиты',
    'wrong-book': 'в книге EPUB не хватает оглавления или страниц; скачайте её заново',
    'wrong-h5p': 'в файле H5P не хватает описания или содержания; экспортируйте его заново',
    'no-launch-page': 'в курсе SCORM не найдена страница запуска, названная в imsmanifest.xml; экспортируйте курс заново',
    'text-too-long': 'текст больше 5 МБ; разделите его на части',
    archive: 'такой архив не открывается; упакуйте папку в zip',
    encrypted: 'архив закрыт паролем; упакуйте его без пароля',
    'symbolic-link': 'в архиве есть символическая ссылка; замените её самим файлом',
    'too-many-pixels': 'изображение больше 100 мегапикселей; уменьшите его',
    'picture-coding': 'так закодированный рисунок (HEIC и подобные) сервер прочитать не может; сохраните его как JPEG или PNG',
    'no-tracks': 'в файле нет ни изображения, ни звука',
    'lesson-for-panel': 'это урок или набор заданий: его добавляют в панели, в разделе «Уроки»',
    'no-tasks': 'ни одно задание QTI не подходит для доски: они отвечаются на рисунке, содержат рисунки или не называют ответ',
    'empty-cartridge': 'в пакете Common Cartridge нет ни файлов, ни ссылок, которые можно взять: тесты, обсуждения и внешние инструменты Doska не переносит',
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
    'unknown-format': 'Doska does not show such files; take video, sound, pictures, svg, pdf, epub, presentations and documents, text, h5p, SCORM, or a zip with index.html',
    svg: 'the SVG is malformed, refers to itself or holds definitions (ENTITY); save it anew as plain SVG or as PNG',
    office: 'a document of an office program; save it as PDF',
    password: 'the document has a password; save it without one',
    'needs-soffice': `presentations and documents are shown as PDF, and this server has nothing to make PDFs with. ${howToInstall.en.libreoffice}, then try again; or save the document as PDF`,
    'conversion-failed': 'it could not be converted: it is damaged or unusual; open it in the program that made it and save it anew',
    'conversion-too-long': 'the conversion took too long and was stopped; split the file or save it in another format',
    'subtitles-alone': 'these are subtitles; add them on the page of the video in the library, or in one zip with the video',
    'subtitles-elsewhere': 'subtitles can be added to a video or sound of the library only, twenty at most',
    'no-cues': 'the subtitles hold not one cue with a time',
    'copy-protected': 'the book is copy-protected (DRM); a book without protection is needed',
    'wrong-book': 'the EPUB lacks its contents or pages; download it again',
    'wrong-h5p': 'the H5P file lacks its description or content; export it again',
    'no-launch-page': 'the SCORM course lacks the launch page that imsmanifest.xml names; export the course again',
    'text-too-long': 'the text is larger than 5 MB; split it',
    archive: 'such archives are not opened; pack the folder as zip',
    encrypted: 'the archive has a password; pack it without one',
    'symbolic-link': 'the archive holds a symbolic link; put the file itself in',
    'too-many-pixels': 'the picture has more than 100 megapixels; make it smaller',
    'picture-coding': 'the server cannot read pictures of this kind (HEIC and the like); save it as JPEG or PNG',
    'no-tracks': 'the file has neither picture nor sound',
    'lesson-for-panel': 'this is a lesson or a set of tasks: it is added in the panel, under Lessons',
    'no-tasks': 'none of its QTI tasks suits a board: they are answered on pictures, hold pictures or name no answer',
    'empty-cartridge': 'the Common Cartridge has no files or links that can be taken: tests, discussions and outside tools are not',
  },
}

const namedDetails = {
  ru: {
    codec: (name: string) => `кодек ${name} браузеры не воспроизводят; сохраните видео как H.264 и AAC, звук как MP3`,
    'unknown-materials': (names: string) => `в библиотеке нет материалов урока: ${names}`,
    'needs-ffmpeg': (name: string) => `доски не воспроизводят такие записи (${name}). ${howToInstall.ru.ffmpeg}: тогда хаб преобразует их сам; или сохраните видео как mp4 (H.264, AAC), звук как MP3`,
    'h5p-libraries': (names: string) => `внутри нет библиотек, без которых упражнение не откроется: ${names}; экспортируйте его целиком (кнопка «Скачать», не «Только содержание»)`,
  },
  en: {
    codec: (name: string) => `browsers do not play the codec ${name}; save video as H.264 and AAC, sound as MP3`,
    'unknown-materials': (names: string) => `the library lacks the lesson's materials: ${names}`,
    'needs-ffmpeg': (name: string) => `boards do not play such recordings (${name}). ${howToInstall.en.ffmpeg}: then the hub converts them itself; or save video as mp4 (H.264, AAC), sound as MP3`,
    'h5p-libraries': (names: string) => `libraries are missing without which the exercise does not open: ${names}; export it whole (“Download”, not “content only”)`,
  },
}

/** Words of any detail, the named ones included. */
export function importDetailWords(detail: ImportDetail, language: 'ru' | 'en'): string {
  const named = /^(codec|unknown-materials|needs-ffmpeg|h5p-libraries):([^]*)$/.exec(detail)
  return named ? namedDetails[language][named[1] as keyof typeof namedDetails.ru](named[2]!) : importDetails[language][detail as ImportDetailCode]
}
