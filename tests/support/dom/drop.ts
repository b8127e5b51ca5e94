import { fireEvent } from '@testing-library/react'

type DroppedItem = File | { folder: string }

/** Returns the data of a drag with files and folders: jsdom has no DataTransfer. */
const transferOf = (items: DroppedItem[]) => ({
  types: ['Files'],
  items: items.map((item) => ({
    kind: 'file',
    getAsFile: () => (item instanceof File ? item : new File([], item.folder)),
    webkitGetAsEntry: () => ({ isDirectory: !(item instanceof File) }),
  })),
})

/** Drags files over the window without dropping them. */
export const dragOver = (...items: DroppedItem[]): void =>
  void fireEvent.dragEnter(document.body, { dataTransfer: transferOf(items) })

/** Drags files out of the window. */
export const dragOut = (...items: DroppedItem[]): void =>
  void fireEvent.dragLeave(document.body, { dataTransfer: transferOf(items) })

/** Drops files on the window. Returns whether the browser would open them itself. */
export const drop = (...items: DroppedItem[]): boolean =>
  fireEvent.drop(document.body, { dataTransfer: transferOf(items) })
