import { artistsAlbums as contract } from '@/lib/contract/artists-albums'
import { bind } from '@/lib/http/bind'
import { findAlbum, listAlbums } from '@/lib/services/library/albums'
import { findArtist, listArtists } from '@/lib/services/library/artists'
import { searchLibrary } from '@/lib/services/library/search-library'

export const artistsAlbums = [
  bind(contract.listArtists, listArtists),
  bind(contract.findArtist, findArtist),
  bind(contract.listAlbums, listAlbums),
  bind(contract.findAlbum, findAlbum),
  bind(contract.search, searchLibrary),
] as const
