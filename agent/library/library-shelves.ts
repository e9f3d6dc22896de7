import { z } from 'zod'
import { shelfItemSchema, type ShelfItem } from '#shared/contract/library-cards'
import { StateFile, type StateFileOptions } from '../disk/state-file'

const shelfSchema = z.object({ favourites: z.array(shelfItemSchema), recent: z.array(shelfItemSchema) })
type Shelf = z.infer<typeof shelfSchema>
const shelvesSchema = z.object({ version: z.literal(1), classes: z.record(z.string().max(20), shelfSchema) })

/** A class has no more favourites than can be looked through, and remembers two weeks of openings. */
const favouriteLimit = 120
const recentLimit = 24
const emptyShelf: Shelf = { favourites: [], recent: [] }

/** What each class of the room likes and had last: classes only, no persons. '' stands for a room without a timetable. */
export class LibraryShelves {
  readonly #file: StateFile<z.infer<typeof shelvesSchema>>

  private constructor(file: StateFile<z.infer<typeof shelvesSchema>>) {
    this.#file = file
  }

  static async open(file: string, report: StateFileOptions<unknown>['report']): Promise<LibraryShelves> {
    return new LibraryShelves(await StateFile.open({ file, schema: shelvesSchema, empty: { version: 1 as const, classes: {} }, report }))
  }

  of(className: string): Shelf {
    return this.#file.value.classes[className] ?? emptyShelf
  }

  /** The newest first, each once. */
  async remember(className: string, item: ShelfItem): Promise<void> {
    await this.#change(className, ({ favourites, recent }) => ({ favourites, recent: [item, ...without(recent, item)].slice(0, recentLimit) }))
  }

  async setFavourite(className: string, item: ShelfItem, isFavourite: boolean): Promise<void> {
    await this.#change(className, ({ favourites, recent }) => ({ favourites: [...(isFavourite ? [item] : []), ...without(favourites, item)].slice(0, favouriteLimit), recent }))
  }

  idle(): Promise<void> {
    return this.#file.idle()
  }

  async #change(className: string, change: (shelf: Shelf) => Shelf): Promise<void> {
    await this.#file.update(({ classes }) => ({ version: 1, classes: { ...classes, [className]: change(classes[className] ?? emptyShelf) } }))
  }
}

const without = (items: readonly ShelfItem[], { kind, id }: ShelfItem): ShelfItem[] => items.filter(one => one.kind !== kind || one.id !== id)
