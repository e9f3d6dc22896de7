/** The table of topics, as a file. */
export const topicListRu = {
  file: 'Список тем', head: ['Тема', 'Предмет', 'Класс', 'Название', 'Тип', 'Источник'],
  types: { lesson: 'Урок', video: 'Видео', image: 'Изображение', series: 'Набор картинок', pdf: 'PDF', audio: 'Звук', html: 'Интерактив', epub: 'Книга', article: 'Текст', h5p: 'H5P', scorm: 'SCORM', link: 'Ссылка' },
}

/** The same, English. */
export const topicListEn: typeof topicListRu = {
  file: 'List of topics', head: ['Topic', 'Subject', 'Grade', 'Title', 'Type', 'Source'],
  types: { lesson: 'Lesson', video: 'Video', image: 'Picture', series: 'Pictures', pdf: 'PDF', audio: 'Sound', html: 'Interactive', epub: 'Book', article: 'Text', h5p: 'H5P', scorm: 'SCORM', link: 'Link' },
}
