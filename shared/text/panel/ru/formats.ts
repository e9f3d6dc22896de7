/** What the import makes and measures: conversions, subtitles, web links. */
export const formatsRu = {
  converting: { share: (percent: number) => `${percent} %`, unknown: 'сколько осталось, программа не сообщает', cancelOne: (name: string) => `Остановить преобразование «${name}»` },
  measured: {
    duration: 'Длительность', size: 'Размер кадра', loudness: 'Громкость', pages: 'Страницы', subtitles: 'Субтитры', original: 'Исходный файл', course: 'Курс', address: 'Адрес',
    pixels: (width: number, height: number) => `${width} × ${height}`, lufs: (value: string) => `${value} LUFS (EBU R128)`, scorm: (version: string) => `SCORM ${version}`,
    language: { ru: 'русские', en: 'английские', de: 'немецкие', fr: 'французские', es: 'испанские', tt: 'татарские', ba: 'башкирские', zh: 'китайские', und: 'язык не указан' } as Record<string, string>,
    download: 'Скачать исходный файл', needsNetwork: 'Откроется только там, где есть сеть',
  },
  runsOnBoard: 'Такой материал работает только на доске: там его запускает проигрыватель, который отделяет его от школьной сети.', needsNetwork: 'Страница в интернете: на доске для неё нужна сеть.',
  onBoardOnly: 'Такой материал показывает доска. Здесь его можно скачать, открыв в новой вкладке.',
  subtitles: { add: 'Добавить субтитры…', language: 'Язык субтитров', hint: 'Файл srt или vtt. Субтитры на том же языке заменяются.', choose: 'Выбрать файл', added: 'Субтитры добавлены.' },
  link: {
    add: 'Добавить ссылку', title: 'Ссылка на страницу', address: 'Адрес', addressHint: 'Начинается с https://', name: 'Название', save: 'Добавить в библиотеку', added: 'Ссылка добавлена.',
    lead: 'Страница откроется на доске, когда есть сеть; без сети доска покажет карточку с названием.',
    fault: {
      malformed: 'Это не адрес страницы. Скопируйте его из строки браузера целиком.', 'not-https': 'Адрес должен начинаться с https://.',
      'host-refused': (host: string, allowed: string) => `Сайт ${host} не разрешён. Можно: ${allowed}. Список меняет тот, кто обслуживает сервер (resources/link-hosts.json).`,
    },
  },
}
