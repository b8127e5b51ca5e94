/** The Remote Playback API of an element; the listener's choice is set by the test. */
export class FakeRemote extends EventTarget {
  state = 'disconnected'
  prompts = 0
  answer: () => Promise<void> = async () => {}
  report: (isAvailable: boolean) => void = () => {}
  async watchAvailability(report: (isAvailable: boolean) => void) {
    this.report = report
    return 1
  }
  async cancelWatchAvailability() {}
  async prompt() {
    this.prompts++
    await this.answer()
  }
  become(state: string, event: string) {
    this.state = state
    this.dispatchEvent(new Event(event))
  }
}
