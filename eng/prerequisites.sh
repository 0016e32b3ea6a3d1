# What the launchers ./cairn and ./test share: saying what is missing, and how to get it. Sourced, not run.

say() { printf 'cairn: %s\n' "$*" >&2; }
die() { say "$*"; exit 1; }

need_tools() {
  export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 DOTNET_SKIP_FIRST_TIME_EXPERIENCE=1
  [[ $(uname -s)-$(uname -m) == Linux-x86_64 ]] ||
    die "only Linux on x86_64 is supported as yet; run it in a virtual machine or container of that kind"
  command -v dotnet >/dev/null || die "the .NET SDK 10 is missing; get it from https://dot.net/download"
  [[ $(dotnet --version 2>/dev/null || echo 0) =~ ^1[0-9]\. ]] ||
    die "the .NET SDK is $(dotnet --version 2>/dev/null || echo 'too old'), 10.0 or later is needed; get it from https://dot.net/download"
  command -v npm >/dev/null || die "Node.js 20 with npm is missing; get it from https://nodejs.org (it fetches the ClickHouse library)"
  (($(node --version | sed 's/^v//; s/\..*//') >= 20)) ||
    die "Node.js is $(node --version), 20 or later is needed; get it from https://nodejs.org"
}

# need_debian PACKAGE FILE...: installs a Debian package unless one of its files is there.
need_debian() {
  local package=$1 file
  shift
  for file in "$@"; do [[ -e $file ]] && return; done
  command -v apt-get >/dev/null || die "$package is missing; install it with the package manager of this system"
  local sudo=""
  ((EUID == 0)) || sudo="sudo"
  say "installing the Debian package $package ..."
  { $sudo apt-get update -qq && DEBIAN_FRONTEND=noninteractive $sudo apt-get install -y -qq "$package"; } >/dev/null 2>&1 ||
    die "$package could not be installed; try: ${sudo:+sudo }apt-get install $package"
}

# compile PROJECT LOG: builds for release. One compiler serves all projects, which halves the time of a first build; where the
# environment asks for none (UseSharedCompilation=false), it is ended with the build.
compile() {
  local status=0
  dotnet build "$1" -c Release -nologo -v quiet --tl:off -p:UseSharedCompilation=true >"$2" 2>&1 || status=$?
  [[ ${UseSharedCompilation:-} != false ]] || dotnet build-server shutdown --vbcscompiler >/dev/null 2>&1 || true
  return $status
}
