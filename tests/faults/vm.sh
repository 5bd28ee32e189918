#!/usr/bin/env bash
# Power cuts of a whole machine: a real kernel and real file systems in QEMU, which is killed at random instants.
#
#   tests/faults/vm.sh [CUTS]     4 cuts while answers are saved on ext4, 200 with COURSEDECK_LONG=1; a quarter as many
#                                 while records are exported and a course is installed on FAT; and controls, which have
#                                 to lose something
#
# The program is linked statically; COURSEDECK_PROGRAM names another one. It needs, from Debian: qemu-system-x86
# busybox-static kmod e2fsprogs dosfstools, and the kernel of linux-image-cloud-amd64, which is not installed, only
# unpacked. What is missing is said, and then nothing is done. No root is needed, and no /dev/kvm: the kernel runs
# emulated. A killed QEMU loses all that the kernel had not flushed, as a power cut does. What a disk keeps in a cache of
# its own it does not lose: tests/all/powercut.rs covers that.
set -uo pipefail
cd "$(dirname "$0")/../.."
export PATH="$PATH:/usr/sbin:/sbin"
CUTS=${1:-4}
[ -n "${COURSEDECK_LONG:-}" ] && [ $# -eq 0 ] && CUTS=200
LAB=$PWD/target/vm
KERNEL=linux-image-cloud-amd64

skip() { echo "skipped: $*"; exit 0; }
for program in qemu-system-x86_64 busybox mkfs.ext4 mkfs.vfat depmod modprobe cc; do
    command -v "$program" >/dev/null || skip "there is no $program"
done
[ "$(uname -m)" = x86_64 ] || skip "the virtual machine is one of x86_64"
mkdir -p "$LAB"

# The kernel, with what it needs to find its disks, and an init that is a shell.
if [ ! -e "$LAB/vmlinuz" ]; then
    package=$(apt-cache depends "$KERNEL" 2>/dev/null | awk '/Depends: linux-image/ { print $2 }')
    [ -n "$package" ] || skip "apt knows no $KERNEL"
    (cd "$LAB" && apt-get download "$package" >/dev/null 2>&1) || skip "$package cannot be fetched"
    dpkg-deb -x "$LAB"/"$package"_*.deb "$LAB/kernel" || exit 3
    cp "$LAB"/kernel/boot/vmlinuz-* "$LAB/vmlinuz"
fi
version=$(ls "$LAB/kernel/lib/modules")
depmod -b "$LAB/kernel" "$version"
rm -rf "$LAB/root" && mkdir -p "$LAB"/root/{bin,dev,proc,sys,mnt,stick,tools,m,tmp}
cp "$(command -v busybox)" "$LAB/root/bin/busybox"
for module in virtio_pci virtio_blk vfat nls_cp437 nls_ascii nls_iso8859-1; do
    modprobe -d "$LAB/kernel" -S "$version" --show-depends "$module" 2>/dev/null | awk '/insmod/ { print $2 }'
done | awk '!seen[$0]++' >"$LAB/modules"
while read -r module; do
    cp "$module" "$LAB/root/m/"
    basename "$module" >>"$LAB/root/m/order"
done <"$LAB/modules"
cat >"$LAB/root/init" <<'I'
#!/bin/busybox sh
/bin/busybox --install -s /bin
mount -t proc p /proc; mount -t sysfs s /sys; mount -t devtmpfs d /dev
while read m; do insmod /m/$m; done </m/order
for word in $(cat /proc/cmdline); do case $word in act=*|told=*) eval "$word";; esac; done
say() { echo "$*" >/dev/ttyS1; }
mount -t ext4 -o ro /dev/vdc /tools || say BROKEN no tools
mount -t ext4 /dev/vda /mnt || say BROKEN ext4 is not mounted
export LANG=C.UTF-8 USER=student HOME=/tmp COURSEDECK_DATA=/mnt/data
run() { /tools/coursedeck "$@"; }
lying() { FAULT_UNDER=/mnt FAULT_CALLS=sync FAULT_AT=1 FAULT_ERRNO=0 LD_PRELOAD=/tools/lib/shim.so \
    LD_LIBRARY_PATH=/tools/lib /tools/lib/ld.so /tools/lib/coursedeck "$@"; }
list() { cd /stick && find . -type f ! -name '*.part' ! -name '.lock' | while read -r f; do say "HAVE $(sha256sum "$f" | tr -s ' ')"; done; cd /; }
told() { say "TOLD $(sha256sum "$1" | tr -s ' ')"; }
case $act in
learn|lies)
    run selftest verify /mnt/data/coursedeck.db "$told" >/tmp/said 2>&1
    say "RESULT $? $(cat /tmp/said)"
    say READY
    if [ $act = lies ]; then lying selftest append /mnt/data/coursedeck.db
    else run selftest append /mnt/data/coursedeck.db; fi >/dev/ttyS1 2>&1;;
stick|textbook)
    mount -t vfat /dev/vdb /stick || say BROKEN FAT is not mounted
    list
    [ -e /mnt/data/coursedeck.db ] || run selftest append /mnt/data/coursedeck.db rows=5 >/dev/null
    say "RESULT 0"
    say READY
    n=$told
    cd /stick
    while n=$((n + 1)); do
        if [ $act = textbook ]; then
            dd if=/tools/1.cdcourse of=./t$n.part conv=fsync 2>/dev/null && mv ./t$n.part ./t$n && told ./t$n
            continue
        fi
        run records export --to csv -o ./out$n.csv >/tmp/said 2>&1 && told ./out$n.csv || say "FAILED $(cat /tmp/said)"
        if run course install /tools/1.cdcourse --yes --trust-once --i-know --data ./lab$n >/tmp/said 2>&1; then
            find ./lab$n/courses/keys -type f | while read -r f; do told "$f"; done
        else say "FAILED $(cat /tmp/said)"; fi
    done;;
esac
say "ENDED $?"
sleep 100
I
chmod +x "$LAB/root/init"
(cd "$LAB/root" && find . | busybox cpio -o -H newc 2>/dev/null) >"$LAB/initrd"

# The program and a course, on a disk that is only read.
program=${COURSEDECK_PROGRAM:-}
cargo build --quiet --bin coursedeck || exit 3
rm -rf "$LAB/tools" && mkdir -p "$LAB/tools/lib"
strip -o "$LAB/tools/lib/coursedeck" target/debug/coursedeck
cc -shared -fPIC -O1 -o "$LAB/tools/lib/shim.so" tests/faults/shim.c -ldl || exit 3
ldd target/debug/coursedeck | awk '/=> \// { print $3 }' | xargs -I{} cp -L {} "$LAB/tools/lib/"
cp -L "$(ldd target/debug/coursedeck | awk '/ld-linux/ { print $1 }')" "$LAB/tools/lib/ld.so"
[ -e "$LAB/tools/lib/libdl.so.2" ] || cp -L /lib/x86_64-linux-gnu/libdl.so.2 "$LAB/tools/lib/" 2>/dev/null
if [ -z "$program" ]; then
    cargo rustc --quiet --bin coursedeck -- -C target-feature=+crt-static || exit 3
    program=target/debug/coursedeck
fi
strip -o "$LAB/tools/coursedeck" "$program"
made=$(mktemp -d)
"$LAB/tools/coursedeck" course new keys --dir "$made" >/dev/null &&
    COURSEDECK_DATA=$made/data "$LAB/tools/coursedeck" centre init --yes --name Network --preset open >/dev/null &&
    COURSEDECK_DATA=$made/data "$LAB/tools/coursedeck" course pack "$made/keys" -o "$LAB/tools/1.cdcourse" >/dev/null || exit 3
rm -rf "$made"
rm -f "$LAB/tools.img" && truncate -s 192M "$LAB/tools.img" && mkfs.ext4 -q -F -d "$LAB/tools" "$LAB/tools.img" || exit 3

WORK=$(mktemp -d)
guest=
trap '[ -n "$guest" ] && kill -9 "$guest" 2>/dev/null; rm -rf "$WORK"' EXIT
fresh() {
    rm -f "$WORK"/{ext4,fat}.img
    truncate -s 96M "$WORK/ext4.img" "$WORK/fat.img"
    mkfs.ext4 -q -F "$WORK/ext4.img" && mkfs.vfat -F 32 "$WORK/fat.img" >/dev/null
    : >"$WORK/told"
    told=0
}
boot() {
    : >"$WORK/said"
    : >"$WORK/console"
    qemu-system-x86_64 -accel tcg -cpu max -m 384 -nodefaults -display none -no-reboot \
        -kernel "$LAB/vmlinuz" -initrd "$LAB/initrd" -append "console=ttyS0 quiet panic=-1 act=$1 told=$told" \
        -drive file="$WORK/ext4.img",format=raw,if=virtio -drive file="$WORK/fat.img",format=raw,if=virtio \
        -drive file="$LAB/tools.img",format=raw,if=virtio,readonly=on \
        -serial file:"$WORK/console" -serial file:"$WORK/said" >"$WORK/qemu" 2>&1 &
    guest=$!
    for _ in $(seq 1 900); do
        grep -q '^READY\|^BROKEN\|^ENDED' "$WORK/said" && return
        grep -q 'Kernel panic' "$WORK/console" && return
        kill -0 "$guest" 2>/dev/null || return
        sleep 0.1
    done
}
# What was told before the cut: whole lines only, as half a line tells nobody anything.
lines() { tr -d '\r' <"$WORK/said" | sed -n "/$1/p" | if [ -z "$(tail -c1 "$WORK/said")" ]; then cat; else sed '$d'; fi; }

# cuts ACT COUNT: how many cuts could be checked, and how many of them lost something.
cuts() {
    local act=$1 count=$2 n lost
    checked=0 bad=0 announced=0
    fresh
    for n in $(seq 0 "$count"); do
        boot "$act"
        # Most cuts come when something was told: one before that tells little.
        if [ "$n" -lt "$count" ] && [ $((RANDOM % 8)) -gt 0 ]; then
            for _ in $(seq 1 600); do
                grep -q '^saved\|^TOLD\|^FAILED\|^ENDED' "$WORK/said" && break
                sleep 0.1
            done
        fi
        [ "$n" -lt "$count" ] && sleep "$((RANDOM % 3)).$((RANDOM % 1000))"
        kill -9 "$guest" 2>/dev/null
        wait "$guest" 2>/dev/null
        guest=
        lost=
        result=$(tr -d '\r' <"$WORK/said" | grep -a '^RESULT\|^BROKEN' | head -1)
        case $result in "RESULT 0"*) ;; *) lost="$result" ;; esac
        tr -d '\r' <"$WORK/said" | sed -n 's/^HAVE //p' | sort >"$WORK/have"
        gone=$(sort "$WORK/told" | comm -23 - "$WORK/have")
        [ -n "$gone" ] && lost="$lost gone: $(echo "$gone" | head -2)"
        if [ "$told" -gt 0 ] || [ -s "$WORK/told" ]; then
            checked=$((checked + 1))
            [ -n "$lost" ] && bad=$((bad + 1)) && echo "  cut $n lost: $lost"
        elif [ -n "$lost" ]; then
            echo "the machine does not work: $lost"; tail -5 "$WORK"/console "$WORK"/qemu 2>/dev/null; exit 3
        fi
        grep -a '^FAILED\|NOT SAVED' "$WORK/said" | head -3
        # A control has done its work.
        case $act in lies|textbook) [ "$bad" -gt 0 ] && return ;; esac
        if [ -n "$lost" ]; then fresh; continue; fi
        case $act in
        learn|lies)
            now=$(lines '^saved [0-9]*$' | sed -n 's/^saved //p' | tail -1)
            [ -n "$now" ] && announced=$((announced + now - told)) && told=$now
            # A long log takes long to look through; it is looked through once more before a new one is begun.
            [ "$told" -gt 400 ] && [ $((n % 10)) -eq 9 ] && [ "$n" -lt "$((count - 1))" ] && fresh
            ;;
        *)
            lines '^TOLD ' | sed -n 's/^TOLD //p' >>"$WORK/told"
            announced=$(wc -l <"$WORK/told")
            told=$((told + 100))
            ;;
        esac
    done
}
report() { echo "$1: up to $2 cuts, $checked checked, $bad lost something, $announced told as saved"; }

began=$(date +%s)
failed=0
cuts learn "$CUTS"
report "answers on ext4" "$CUTS"
[ "$checked" -gt 0 ] && [ "$bad" -eq 0 ] || failed=1
few=$((CUTS / 4 > 3 ? CUTS / 4 : 3))
cuts stick "$few"
report "an export and a course on FAT" "$few"
[ "$checked" -gt 0 ] && [ "$bad" -eq 0 ] || failed=1
cuts lies 4
report "control, a program that does not flush" 4
[ "$bad" -gt 0 ] || { echo "the control lost nothing"; failed=1; }
cuts textbook 2
report "control, a file that is flushed on FAT, and its folder is not" 2
[ "$bad" -gt 0 ] || { echo "the control lost nothing"; failed=1; }
echo "$(($(date +%s) - began)) seconds"
exit $failed
