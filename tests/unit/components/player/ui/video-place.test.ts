import { describe, expect, test } from 'vitest'
import { placeOfVideo, type VideoSurroundings } from '@/components/player/ui/video-place'

const tablet: VideoSurroundings = {
  isPhone: false,
  isWide: false,
  isLow: false,
  isFullOpen: false,
  isVideoLarge: false,
}
const phone = { ...tablet, isPhone: true }
const desktop = { ...tablet, isWide: true }

describe('the place of a video', () => {
  test('is the side panel of a wide window, also if the video is enlarged', () => {
    expect(placeOfVideo(desktop)).toBe('panel')
    expect(placeOfVideo({ ...desktop, isVideoLarge: true })).toBe('panel')
  })

  test('is the foot of the sidebar in a narrower window, or above the page if it is enlarged', () => {
    expect(placeOfVideo(tablet)).toBe('sidebar')
    expect(placeOfVideo({ ...tablet, isVideoLarge: true })).toBe('top')
  })

  test('is a strip above the player of a phone, and the cover of its full player', () => {
    expect(placeOfVideo(phone)).toBe('strip')
    expect(placeOfVideo({ ...phone, isVideoLarge: true })).toBe('strip')
    expect(placeOfVideo({ ...phone, isFullOpen: true })).toBe('full')
  })

  test('is beside the page in a low window, which has no room above or below it', () => {
    expect(placeOfVideo({ ...phone, isLow: true })).toBe('panel')
    expect(placeOfVideo({ ...tablet, isLow: true, isVideoLarge: true })).toBe('panel')
  })

  test('ignores a full player that only a phone shows', () => {
    expect(placeOfVideo({ ...desktop, isFullOpen: true })).toBe('panel')
    expect(placeOfVideo({ ...tablet, isFullOpen: true })).toBe('sidebar')
  })
})
