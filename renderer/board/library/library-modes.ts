/** How somebody looks for a thing: by words and filters, step by step on the class's shelf, or among teachers' own files. */
export type LibraryMode = 'search' | 'catalogue' | 'shelf' | 'own'

/** The steps of the way through the catalogue, in order. */
export type CatalogueStep = 'genre' | 'subject' | 'grade'
