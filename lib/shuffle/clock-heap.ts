/** A binary min-heap of items by time. */
export class ClockHeap {
  size = 0
  private readonly items: Int32Array
  private readonly times: Float64Array

  constructor(capacity: number) {
    this.items = new Int32Array(capacity)
    this.times = new Float64Array(capacity)
  }

  /** The smallest time in the heap. */
  get minTime(): number {
    return this.times[0]!
  }

  push(item: number, time: number): void {
    let hole = this.size++
    for (; hole > 0; hole = (hole - 1) >> 1) {
      const parent = (hole - 1) >> 1
      if (this.times[parent]! <= time) break
      this.move(parent, hole)
    }
    this.items[hole] = item
    this.times[hole] = time
  }

  /** Removes and returns the item with the smallest time; the heap must not be empty. */
  pop(): number {
    const first = this.items[0]!
    const item = this.items[--this.size]!
    const time = this.times[this.size]!
    let hole = 0
    for (let child = 1; child < this.size; child = 2 * hole + 1) {
      if (child + 1 < this.size && this.times[child + 1]! < this.times[child]!) child++
      if (this.times[child]! >= time) break
      this.move(child, hole)
      hole = child
    }
    this.items[hole] = item
    this.times[hole] = time
    return first
  }

  private move(from: number, to: number): void {
    this.items[to] = this.items[from]!
    this.times[to] = this.times[from]!
  }
}
