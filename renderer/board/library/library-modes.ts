/** How somebody looks for a thing: by words and filters, step by step, or on the class's shelf. */
export type LibraryMode = 'search' | 'catalogue' | 'shelf'

/** The steps of the way through the catalogue, in order. */
export type CatalogueStep = 'genre' | 'subject' | 'grade'
