import { songs as contract } from '@/lib/contract/songs'
import { bind } from '@/lib/http/bind'
import { bindMedia } from '@/lib/http/bind-media'
import { listSongs } from '@/lib/services/library/song-search'
import { createCastUrl, findCastAudio } from '@/lib/services/songs/cast-url'
import { findSongAudio } from '@/lib/services/songs/song-audio'
import { findWaveform } from '@/lib/services/songs/song-waveform'
import { findSong } from '@/lib/services/songs/songs'
import { linkVideo, unlinkVideo } from '@/lib/services/videos/link-video'

export const songs = [
  bind(contract.list, listSongs),
  bind(contract.find, findSong),
  bindMedia(contract.audio, findSongAudio),
  bind(contract.createCastUrl, createCastUrl),
  bindMedia(contract.castAudio, findCastAudio),
  bind(contract.waveform, findWaveform),
  bind(contract.linkVideo, linkVideo),
  bind(contract.unlinkVideo, unlinkVideo),
] as const
