import { expect, type Locator, type Page } from '@playwright/test'

/** The player at the bottom of every page. */
export class PlayerBar {
  private readonly bar: Locator
  constructor(page: Page) {
    this.bar = page.getByRole('region', { name: 'Player' })
  }

  /** The title of the current track. */
  get title(): Locator {
    return this.bar.getByRole('link').first()
  }

  button(name: string): Locator {
    return this.bar.getByRole('button', { name, exact: true })
  }

  /** A visible text in the player. */
  text(text: string): Locator {
    return this.bar.getByText(text, { exact: true }).filter({ visible: true })
  }

  /** Waits until the position is at least `seconds`; a text of one second may appear too briefly. */
  async expectElapsed(seconds: number): Promise<void> {
    await expect.poll(() => this.elapsedSeconds()).toBeGreaterThanOrEqual(seconds)
  }

  /** Reads the position. */
  async elapsedSeconds(): Promise<number> {
    const seek = this.bar.getByRole('slider', { name: 'Seek', includeHidden: true }).first()
    return Number(await seek.getAttribute('aria-valuenow')) / 1_000
  }

  /** Clicks Next and resolves to the title of the new track. */
  async next(): Promise<string> {
    const before = (await this.title.textContent()) ?? ''
    await this.button('Next').click()
    await expect(this.title).not.toHaveText(before)
    return (await this.title.textContent()) ?? ''
  }
}
