/* SPDX-License-Identifier: MIT
 *
 * The grids.  The first of an operation's arguments stands for the states. */
#include "grid.h"

GRID(map_fd, fileno,
     "posix/1 posix/2 posix/3 python-docs/11 universal/28 universal/37 universal/38")
GRID(
    map_fd, length,
    "universal/26 universal/27 python2.4/48 python3.13/1 python3.13/3 python-source/4 python-source/5 python-source/6 python-source/7 python-tests/1 python2.4/14 python2.4/35 python2.4/36 python2.4/49 python3.13/2 python3.9/14 python3.9/15 python3.9/21 python3.9/22")
GRID(map_fd, flags, "python2.4/50 python2.4/60 python3.13/6")
GRID(map_fd, prot, "python2.4/55 python2.4/60 python3.13/6")
GRID(map_fd, access, "python2.4/20 python2.4/22 universal/29 universal/30 universal/31")
GRID(
    map_fd, offset,
    "python3.13/9 python-docs/12 universal/26 universal/28 python-docs/14 python-tests/5 python3.13/8")
GRID(map_fd, trackfd, "python3.13/11 python3.13/12 python-docs/19")
GRID(map_fd, tagname, "python-docs/18")
GRID(map_path, path, "universal/28 universal/37")
GRID(map_path, length, "universal/26 universal/27")
GRID(map_path, access, "universal/29 universal/30 universal/31")
GRID(map_path, offset, "universal/26 universal/28")
GRID(go_map, file, "mmap-go/21 mmap-go/22 mmap-go/23 posix/1")
GRID(go_map, prot, "mmap-go/4 mmap-go/7 mmap-go/10 mmap-go/14")
GRID(go_map, flags, "mmap-go/16")
GRID(go_map_region, file, "mmap-go/24 posix/1")
GRID(go_map_region, length, "mmap-go/25 mmap-go/27 mmap-go-source/1")
GRID(go_map_region, prot, "mmap-go/4 mmap-go/7 mmap-go/10")
GRID(go_map_region, flags, "mmap-go/16 mmap-go/28")
GRID(go_map_region, offset, "mmap-go/26")
GRID(region_open, target, "map-region/17 map-region/18 map-region-source/7")
GRID(region_open, offset, "map-region/19 map-region/20 map-region-source/4")
GRID(region_open, size, "map-region/21 map-region/22 map-region-source/3 map-region-source/6")

GRID(close, mapping, "universal/1 universal/40 universal/41 universal/43 python3.13/19")
GRID(closed, mapping, "python3.13/22 python-docs/34")
GRID(release, region, "map-region/36")
GRID(unmap, mapping, "mmap-go/38")

GRID(read, mapping,
     "universal/28 universal/45 python-docs/49 python3.13/20 python-docs/47 python-tests/39")
GRID(
    read, count,
    "universal/26 universal/28 python3.13/43 python-docs/46 python-source/61 python-tests/33 python2.4/11")
GRID(read_byte, mapping, "universal/28 python-docs/50 python-docs/2 python-tests/34 python2.4/80")
GRID(readline, mapping, "universal/28 python-docs/51 python-source/63")
GRID(
    write, mapping,
    "universal/30 universal/31 universal/34 python-docs/66 python-docs/68 python-source/33 python-tests/40 python2.4/12 python2.4/95")
GRID(
    write, data,
    "universal/33 universal/34 python-docs/69 python-docs/71 python-docs/67 python-source/31 python-source/74 python-source/75")
GRID(write_byte, mapping,
     "universal/30 universal/31 python-docs/72 python-tests/44 python2.4/97 python2.4/98")
GRID(write_byte, byte, "universal/30 universal/31 python-docs/72 python-source/77 python-source/78")
GRID(seek, mapping, "universal/45 python2.4/86")
GRID(
    seek, position,
    "universal/12 universal/26 universal/27 python2.4/87 python-tests/41 python-docs/58 python-source/72 python-tests/37 python-tests/42 python-tests/43 python2.4/13")
GRID(seek, whence,
     "universal/12 universal/26 python2.4/88 python2.4/89 python-source/70 python-source/71")
GRID(tell, mapping, "universal/12 python-docs/62 python2.4/92")
GRID(seekable, mapping, "python-docs/61")
GRID(
    size, mapping,
    "universal/27 python2.4/90 python-docs/63 python-docs/64 python-docs/65 python-source/73 python-tests/56 python2.4/91")

GRID(find, mapping, "universal/28 universal/32 python2.4/65")
GRID(find, data, "universal/28 python2.4/65 python-docs/40")
GRID(find, start, "universal/26 universal/27 universal/28 python2.4/67 python3.13/23")
GRID(find, end, "universal/26 universal/27 universal/28 python3.13/23 python-source/46")
GRID(rfind, mapping, "universal/28 universal/32 python-docs/38")
GRID(rfind, data, "universal/28 python-docs/38 python-docs/40")
GRID(rfind, start, "universal/26 universal/27 universal/28 python3.13/23")
GRID(rfind, end, "universal/26 universal/27 universal/28 python3.13/23")
GRID(move, mapping,
     "universal/30 universal/31 universal/33 python2.4/74 python2.4/75 python3.13/42")
GRID(move, destination,
     "universal/27 universal/33 python-tests/30 python-tests/31 python-source/59 python-source/60")
GRID(move, source, "universal/27 universal/33 python-tests/30 python-tests/31")
GRID(move, count, "universal/27 universal/33 python-tests/30 python-tests/31")
GRID(resize, mapping,
     "universal/10 universal/11 universal/13 python2.4/82 python2.4/83 python2.4/84 python2.4/85")
GRID(
    resize, size,
    "posix/14 posix/15 universal/13 universal/15 universal/26 universal/27 python2.4/82 python2.4/83 python-docs/55 python-tests/35 python-tests/38 python-tests/57")
GRID(flush, mapping, "universal/35 posix/9 posix/37 python3.13/29 python3.13/34 python3.13/35")
GRID(flush, offset,
     "universal/26 universal/35 python3.13/28 python-docs/41 python-source/49 python-source/52")
GRID(flush, size,
     "universal/26 universal/35 python3.13/28 python-source/48 python-source/51 python-source/54")
GRID(flush, flags, "python-docs/43")
GRID(madvise, mapping, "python3.13/36 python3.13/38 python-docs/45")
GRID(madvise, option, "python3.13/36 universal/26 python-source/58")
GRID(madvise, start, "python3.13/37 python-tests/24 universal/26")
GRID(madvise, length,
     "python3.13/37 python-tests/25 python-tests/27 universal/26 python-tests/26 python-tests/28")
GRID(lock, mapping, "mmap-go/32")
GRID(unlock, mapping, "mmap-go/35")

GRID(length, object, "universal/45 python2.4/3 mmap-go/19")
GRID(get_item, object, "universal/28 universal/45 posix/6 posix/36 posix/38")
GRID(get_item, index, "universal/26 universal/51 universal/53 python-docs/5 python-docs/6")
GRID(
    set_item, object,
    "universal/29 universal/30 universal/31 universal/33 universal/60 posix/6 python2.4/51 python2.4/52 python-docs/29 python-docs/30 python2.4/29 python2.4/30 python2.4/31 python2.4/32 python2.4/33")
GRID(
    set_item, index,
    "universal/26 universal/52 universal/53 python-docs/5 python-docs/6 python-source/32 python-tests/45 python2.4/5")
GRID(set_item, value, "universal/33 python-docs/7 python2.4/8")
GRID(get_slice, object, "universal/28 universal/44")
GRID(get_slice, start, "universal/26 universal/51 universal/53 python-tests/46")
GRID(get_slice, stop, "universal/26 universal/51 universal/53 universal/54 python-tests/46")
GRID(get_slice, step, "python-tests/46 python-source/83")
GRID(set_slice, object, "universal/29 universal/30 universal/31 universal/33")
GRID(set_slice, start, "universal/26 universal/52 universal/53 python-docs/8 python2.4/10")
GRID(set_slice, stop, "universal/26 universal/52 universal/53 universal/55 python-docs/8")
GRID(set_slice, step, "python-tests/47")
GRID(set_slice, data, "universal/33 universal/52 python-docs/8 python-docs/9 python-source/82")
GRID(export, object, "python-source/39 python-source/43 universal/24")
GRID(export, start, "python-docs/1 python-docs/3 mmap-go/19")
GRID(export, stop, "python-docs/1 python-docs/3 mmap-go/19")
GRID(readonly, view, "python-source/36 universal/30")
GRID(view_release, view, "python-source/41")

GRID(region_map, region, "map-region/33 map-region-source/13")
GRID(region_buffer, region, "map-region/25 map-region-source/13")
GRID(region_begin, region, "map-region/34")
GRID(region_end, region, "map-region/35")
GRID(region_size, region, "map-region/38")
GRID(region_includes, offset, "map-region/27 map-region-source/9")
GRID(clients, region, "map-region/26")
GRID(add_clients, count, "map-region/28 map-region/29 map-region/30")
