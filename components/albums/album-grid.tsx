'use client'

import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { albumPath } from '@/lib/client/list-path'
import type { Album } from '@/lib/contract/album'
import { AlbumCover } from './album-cover'

/** Albums of an artist with cover, title and year, each linked to its page. */
export function AlbumGrid({ albums, artistId }: { albums: Album[]; artistId: string }) {
  const t = useTranslations('albums')
  return (
    <ul className="-mx-3 grid grid-cols-[repeat(auto-fill,minmax(152px,1fr))] gap-y-4">
      {albums.map((album) => (
        <li key={album.id} className="min-w-0">
          <Link href={albumPath(album.id)} className="grid gap-3 rounded-item p-3 hover:bg-fill-1">
            <AlbumCover album={album} artistId={artistId} className="aspect-square w-full" />
            <span className="grid min-w-0">
              <span className="cut font-strong">{album.title}</span>
              <span className="cut text-12 text-ink-2">
                {album.releaseYear === null
                  ? t('songs', { count: album.songCount })
                  : `${album.releaseYear} · ${t('songs', { count: album.songCount })}`}
              </span>
            </span>
          </Link>
        </li>
      ))}
    </ul>
  )
}
