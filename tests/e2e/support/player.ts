import { expect, type Locator, type Page } from '@playwright/test'

/** The player at the bottom of every page. */
export class PlayerBar {
  private readonly bar: Locator
  constructor(page: Page) {
    this.bar = page.getByRole('region', { name: 'Player' })
  }

  /** The title of the track at the needle. */
  get title(): Locator {
    return this.bar.getByRole('link').first()
  }

  button(name: string): Locator {
    return this.bar.getByRole('button', { name, exact: true })
  }

  /** Words that are seen in the player. */
  says(words: string): Locator {
    return this.bar.getByText(words, { exact: true }).filter({ visible: true })
  }

  /** Waits until the position is at least `seconds`; a text of one second may appear too briefly. */
  async expectElapsed(seconds: number): Promise<void> {
    const seek = this.bar.getByRole('slider', { name: 'Seek', includeHidden: true }).first()
    await expect
      .poll(async () => Number(await seek.getAttribute('aria-valuenow')))
      .toBeGreaterThanOrEqual(seconds * 1_000)
  }

  /** Presses Next and resolves to the title that comes, which is not the one before. */
  async next(): Promise<string> {
    const before = (await this.title.textContent()) ?? ''
    await this.button('Next').click()
    await expect(this.title).not.toHaveText(before)
    return (await this.title.textContent()) ?? ''
  }
}
