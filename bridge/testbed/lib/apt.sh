# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=bash
# Downloads Debian packages of any suite through a private apt configuration: own sources, lists, cache and (empty)
# package state. It reads the system's configuration for mirror and proxy, and never writes it.

KEYRING=/usr/share/keyrings/debian-archive-keyring.gpg

# Prints "uri suite component..." of each binary source of this machine, both formats, one suite a line.
apt_sources() {
	local one_line=(/etc/apt/sources.list /etc/apt/sources.list.d/*.list) deb822=(/etc/apt/sources.list.d/*.sources)
	cat "${one_line[@]}" 2>/dev/null | sed -nE 's/^[[:space:]]*deb[[:space:]]+(\[[^]]*\][[:space:]]+)?//p'
	local file
	for file in "${deb822[@]}"; do
		[[ -r $file ]] || continue
		cat "$file"
		echo
	done | awk '
		function flush(  u, s, nu, ns, i, j) {
			if (types ~ /(^| )deb( |$)/ && enabled != "no") {
				nu = split(uris, u, " "); ns = split(suites, s, " ")
				for (i = 1; i <= nu; i++) for (j = 1; j <= ns; j++) print u[i], s[j], components
			}
			types = uris = suites = components = enabled = key = ""
		}
		/^#/ { next }
		/^[[:space:]]*$/ { flush(); next }
		{
			if ($0 !~ /^[[:space:]]/) { key = tolower($0); sub(/:.*/, "", key); sub(/^[^:]*:[[:space:]]*/, "") }
			if (key == "types") types = types " " $0
			if (key == "uris") uris = uris " " $0
			if (key == "suites") suites = suites " " $0
			if (key == "components") components = components " " $0
			if (key == "enabled") enabled = tolower($0)
		}
		END { flush() }'
}

# Prints the archive that this machine installs from: it carries every suite that Debian still serves.
apt_mirror() {
	if [[ ${JKDUMP_MIRROR:-} ]]; then
		echo "$JKDUMP_MIRROR"
		return
	fi
	local codename uri suite components
	codename=$(sed -n 's/^VERSION_CODENAME=//p' /etc/os-release)
	while read -r uri suite components; do
		[[ " $components " == *" main "* && $uri != cdrom:* ]] || continue
		case $suite in
		"$codename" | stable | oldstable | oldoldstable | testing | unstable | sid)
			# A mirror list is apt's own notion; debootstrap needs a plain address, so take its first entry.
			[[ $uri == mirror+file:* ]] && uri=$(sed -n '/^[a-z]/{s/[[:space:]].*//;p;q}' "${uri#mirror+file:}")
			echo "${uri%/}"
			return
			;;
		esac
	done < <(apt_sources)
	die "no Debian mirror found in this machine's apt sources; set JKDUMP_MIRROR to the address of one"
}

# apt_setup SUITE: fills APT_OPTIONS; makes the private directories.
apt_setup() {
	local suite=$1 dir=$CACHE/apt/$1
	mkdir -p "$dir/lists/partial" "$dir/cache/archives/partial" "$dir/state"
	[[ -e $dir/state/status ]] || : >"$dir/state/status"
	APT_OPTIONS=(-q -o "Dir::Etc::sourcelist=$dir/sources.list" -o Dir::Etc::sourceparts=/dev/null
		-o Dir::Etc::preferences=/dev/null -o Dir::Etc::preferencesparts=/dev/null
		-o "Dir::State=$dir/state" -o "Dir::State::Lists=$dir/lists" -o "Dir::State::status=$dir/state/status"
		-o "Dir::Cache=$dir/cache" -o APT::Architecture=amd64 -o APT::Architectures=amd64
		-o "APT::Sandbox::User=$(id -un)" -o Acquire::Languages=none -o Acquire::Retries=3)
}

# apt_lists SUITE [again]: fetches the lists if there are none; again: they no longer match the mirror.
apt_lists() {
	local suite=$1 again=${2:-} dir=$CACHE/apt/$1 mirror signed=
	[[ -e $dir/fetched && ! $again ]] && return
	[[ -r $KEYRING ]] && signed="[signed-by=$KEYRING] "
	mirror=$(apt_mirror) || exit
	echo "deb $signed$mirror $suite main" >"$dir/sources.list"
	# apt-get update calls a mirror that does not answer a warning, hence the second look.
	if ! apt-get "${APT_OPTIONS[@]}" update >"$dir/log" 2>&1 || ! compgen -G "$dir/lists/*Packages*" >/dev/null; then
		sed 's/^/  apt: /' "$dir/log" >&2
		say "could not read the package lists of Debian $suite from $mirror"
		return 1
	fi
	touch "$dir/fetched"
}

# apt_version SUITE PACKAGE: the version that suite carries now.
apt_version() {
	apt_setup "$1"
	with_lock "apt-$1" apt_lists "$1" || exit
	apt-cache "${APT_OPTIONS[@]}" show --no-all-versions "$2" 2>/dev/null | sed -n 's/^Version: //p'
}

# apt_depends SUITE PACKAGE PATTERN: the first dependency that matches; resolves Debian's kernel metapackages.
apt_depends() {
	apt_setup "$1"
	with_lock "apt-$1" apt_lists "$1" || exit
	apt-cache "${APT_OPTIONS[@]}" depends "$2" 2>/dev/null | sed -nE "s/^ *Depends: ($3)\$/\\1/p"
}

# apt_download SUITE DIRECTORY PACKAGE...: downloads deb files, which apt checks against the signed lists.
apt_download() {
	local suite=$1 dir=$2
	shift 2
	mkdir -p "$dir"
	apt_setup "$suite"
	with_lock "apt-$suite" apt_lists "$suite" || return
	apt_get_debs "$suite" "$dir" "$@" && return
	# Old lists name versions that the mirror has replaced since.
	with_lock "apt-$suite" apt_lists "$suite" again || return
	apt_get_debs "$suite" "$dir" "$@"
}

apt_get_debs() {
	local suite=$1 dir=$2 total
	shift 2
	total=$(apt-get "${APT_OPTIONS[@]}" download --print-uris "$@" 2>/dev/null | awk '{ s += $3 } END { print int(s / 1e6) }')
	(cd "$dir" && exec apt-get "${APT_OPTIONS[@]}" download "$@") >"$dir/apt.log" 2>&1 &
	if ! watch_size $! "$total" "$dir" "$CACHE/apt/$suite/cache/archives/partial"; then
		sed 's/^/  apt: /' "$dir/apt.log" >&2
		return 1
	fi
	rm -f "$dir/apt.log"
}

# apt_unpack SUITE DIRECTORY PACKAGE...: downloads and unpacks, keeps no deb.
apt_unpack() {
	local suite=$1 dir=$2 deb
	shift 2
	mkdir -p "$dir/.debs"
	apt_download "$suite" "$dir/.debs" "$@" || return
	for deb in "$dir"/.debs/*.deb; do
		dpkg-deb -x "$deb" "$dir" || return
		rm -f "$deb"
	done
	rm -rf "$dir/.debs"
}
