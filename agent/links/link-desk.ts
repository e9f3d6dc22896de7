import type { LinkCard, LinkOutcome } from '#shared/contract/board'
import { hostOf } from '#shared/domain/link-hosts'
import type { LibraryIndex } from '../library/library-index'

/** A browser view beside the board's page, where the host has one (Electron). */
export interface LinkOpener {
  open(address: string): Promise<'opened' | 'not-allowed' | 'failed'>
  back(): void
  close(): void
}

interface Needs {
  /** Absent for web displays: a page inside their page would be refused by most hosts. */
  readonly opener: LinkOpener | undefined
  library(): LibraryIndex
  /** The material on the glass; undefined when it is none. */
  materialOnScreen(): string | undefined
}

/** Opens pages outside for the board, and closes them as soon as something else comes to the glass. */
export class LinkDesk {
  readonly #needs: Needs
  #opened: string | undefined

  constructor(needs: Needs) {
    this.#needs = needs
  }

  read(materialId: string): LinkCard | undefined {
    const address = this.#addressOf(materialId)
    return address === undefined ? undefined : { address, host: hostOf(address), hasView: this.#needs.opener !== undefined }
  }

  /** Only for what is on the glass now: a page must never cover another scene. */
  async open(materialId: string): Promise<LinkOutcome> {
    const { opener, materialOnScreen } = this.#needs
    const address = this.#addressOf(materialId)
    if (!opener) return 'no-view'
    if (address === undefined || materialOnScreen() !== materialId) return 'failed'
    this.#opened = materialId
    const outcome = await opener.open(address)
    if (outcome === 'opened') this.sceneChanged()
    else if (this.#opened === materialId) this.#opened = undefined
    return outcome
  }

  back(): void {
    this.#needs.opener?.back()
  }

  close(): void {
    this.#opened = undefined
    this.#needs.opener?.close()
  }

  /** Tell it of every change: an emergency is never covered by a page. */
  sceneChanged(): void {
    if (this.#opened !== undefined && this.#needs.materialOnScreen() !== this.#opened) this.close()
  }

  #addressOf(materialId: string): string | undefined {
    const material = this.#needs.library().materials.get(materialId)
    return material?.type === 'link' ? material.media?.address : undefined
  }
}
