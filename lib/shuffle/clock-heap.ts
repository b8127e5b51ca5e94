/** A binary heap of tracks by the time their clocks ring. */
export class ClockHeap {
  size = 0
  private readonly tracks: Int32Array
  private readonly times: Float64Array

  constructor(capacity: number) {
    this.tracks = new Int32Array(capacity)
    this.times = new Float64Array(capacity)
  }

  /** The time of the clock that rings first. */
  get earliest(): number {
    return this.times[0]!
  }

  push(track: number, time: number): void {
    let at = this.size++
    for (; at > 0; at = (at - 1) >> 1) {
      const parent = (at - 1) >> 1
      if (this.times[parent]! <= time) break
      this.move(parent, at)
    }
    this.tracks[at] = track
    this.times[at] = time
  }

  /** Takes out the track whose clock rings first. */
  pop(): number {
    const first = this.tracks[0]!
    const track = this.tracks[--this.size]!
    const time = this.times[this.size]!
    let at = 0
    for (let child = 1; child < this.size; child = 2 * at + 1) {
      if (child + 1 < this.size && this.times[child + 1]! < this.times[child]!) child++
      if (this.times[child]! >= time) break
      this.move(child, at)
      at = child
    }
    this.tracks[at] = track
    this.times[at] = time
    return first
  }

  private move(from: number, to: number): void {
    this.tracks[to] = this.tracks[from]!
    this.times[to] = this.times[from]!
  }
}
