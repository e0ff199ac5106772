# Sourced by the scripts at the root. Expects $root, the repository's folder.

# Ends the script with exit code 2 and the line that helps unless the .NET SDK of global.json is there.
require_dotnet_sdk() {
  local caller=$1 wanted found
  wanted=$(sed -n 's/.*"version": *"\([0-9]*\.[0-9]*\)\..*/\1/p' "$root/global.json" | head -n 1)
  if ! command -v dotnet >/dev/null 2>&1; then
    found='no dotnet command'
  elif found=$(cd "$root" && dotnet --version 2>/dev/null); then
    return 0
  else
    found=$(cd / && dotnet --list-sdks 2>/dev/null | sed 's/ .*//' | paste -sd ' ' -) || found=''
    found=${found:+SDK $found}
    found=${found:-a dotnet command without an SDK}
  fi
  cat >&2 <<MESSAGE
$caller: the .NET SDK $wanted is needed to build; found: $found.
  Debian, Ubuntu:  sudo apt-get update && sudo apt-get install -y dotnet-sdk-$wanted
  macOS:           brew install dotnet
  elsewhere:       https://dotnet.microsoft.com/download/dotnet/$wanted
MESSAGE
  exit 2
}

# Points built programs at the runtime of the dotnet command, wherever that is installed.
find_dotnet_root() {
  if [[ -z ${DOTNET_ROOT:-} ]] && command -v dotnet >/dev/null 2>&1; then
    local folder
    folder=$(readlink -f "$(command -v dotnet)")
    folder=${folder%/*}
    if [[ -d $folder/shared/Microsoft.NETCore.App ]]; then
      export DOTNET_ROOT=$folder
    fi
  fi
}
