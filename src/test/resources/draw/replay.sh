#!/bin/sh
# Draws again from what was published, by openssl, sort and the tools of POSIX alone (protocol 8.2, steps 4 to 8).
#
#   sh replay.sh [-x NAME=HEX]... [-d HANDLE]... POOL REQUEST SK P ROOT
#
# POOL and REQUEST are the files pool.tsv and request.json; SK, P (uncompressed) and ROOT are hexadecimal, as in
# trace.json. -x gives the value of an extra the request names, -d a decline; declines stand in the order of the log.
# Prints the seed, then a line per step: slot, handle, rank, outcome, parted by tabs. Ends with 1 if SK does not belong
# to P or the extras are not those of the request.
set -eu
LC_ALL=C
export LC_ALL
tab=$(printf '\t')

unhex() { # hexadecimal digits -> bytes
    printf "$(printf '%s\n' "$1" | awk -v digits=0123456789abcdef '{
        for (i = 1; i < length($0); i += 2)
            printf "\\%03o", 16 * (index(digits, substr($0, i, 1)) - 1) + index(digits, substr($0, i + 1, 1)) - 1
    }')"
}
hex() { # bytes -> hexadecimal digits
    od -An -v -tx1 | tr -d ' \n'
}
lp() { # hexadecimal digits -> four bytes of length, then the bytes
    unhex "$(printf '%08x' $((${#1} / 2)))$1"
}
sha256() {
    openssl dgst -sha256 -r | cut -c 1-64
}
list() { # the strings of one list, joined by commas
    printf '%s\n' "$request" | sed -n 's/.*"'"$1"'":\[\([^]]*\)\].*/\1/p' | tr -d '"'
}
refuse() {
    echo "$1" >&2
    exit 1
}

extras= declines=
while getopts x:d: option; do
    case $option in
    x) extras="$extras$OPTARG
" ;;
    d) declines="$declines$OPTARG
" ;;
    *) exit 2 ;;
    esac
done
shift $((OPTIND - 1))
pool=$1 request=$(cat "$2") sk=$3 p=$4 root=$5

# step 4: an EC private key without its public half (RFC 5915); openssl computes sk*G
point=$(unhex "30310201010420${sk}a00a06082a8648ce3d030107" |
    openssl ec -inform DER -pubout -outform DER -conv_form uncompressed 2>/dev/null | tail -c 65 | hex)
[ "$point" = "$p" ] || refuse "SK is not the key of P"

# step 5; names have no '=' and no blanks
named=$(list extras | tr ',' '\n')
extras=$(printf %s "$extras" | sort -t = -k 1,1)
[ "$named" = "$(printf '%s\n' "$extras" | cut -d = -f 1)" ] || refuse "The request names other extras"
seed=$({
    printf 'ted1-seed\000'
    lp "$sk"
    lp "$p"
    lp "$(sha256 <"$pool")"
    lp "$(sha256 <"$2")"
    lp "$root"
    for extra in $extras; do
        lp "$(printf %s "${extra%%=*}" | hex)"
        lp "${extra#*=}"
    done
} | sha256)
printf 'seed\t%s\n' "$seed"

# step 6
ranked() {
    while IFS= read -r line; do
        rank=$(printf 'ted1-rank\000%s' "${line%%"$tab"*}" |
            openssl dgst -sha256 -mac HMAC -macopt "hexkey:$seed" | sed 's/.*= *//')
        printf 'E\t%s\t%s\n' "$rank" "$line"
    done <"$pool" | sort -t "$tab" -k 2,2 -k 3,3
}
# canonical JSON: members stand in the order of their names, and codes contain neither quotes nor braces
slots() {
    printf '%s\n' "$request" | sed 's/.*"slots":\[//; s/\],"tender".*//' | tr '}' '\n' |
        awk -F '"' 'NF > 13 { gsub(/[^0-9]/, "", $7); print "S\t" $4 "\t" $7 "\t" $10 "\t" $14 }'
}
number() {
    printf '%s\n' "$request" | sed -n 's/.*"'"$1"'":\([0-9]*\).*/\1/p'
}

# steps 7 and 8
{
    slots
    ranked
    for handle in $declines; do printf 'D\t%s\n' "$handle"; done
} | awk -F "$tab" -v OFS="$tab" -v employers="$(list avoidEmployers)" -v people="$(list avoidHandles)" \
    -v most="$(number maxWorkload)" -v cap="$(number maxPerEmployer)" '
    $1 == "S" { n++; code[n] = $2; count[n] = $3; place[n] = $4; skill[n] = $5 }
    $1 == "E" {
        m++; rank[m] = $2; handle[m] = $3; skills[m] = $4; region[m] = $5; employer[m] = $6; work[m] = $7
        nth[$3] = m
    }
    $1 == "D" { d++; leaves[d] = $2 }
    function in_list(one, all) { return index("," all ",", "," one ",") > 0 }
    function look(s, e) {
        if (handle[e] in seat) return "ALREADY"
        if (handle[e] in gone) return "DECLINED"
        if (in_list(handle[e], people)) return "AVOID_PERSON"
        if (in_list(employer[e], employers)) return "AVOID_EMPLOYER"
        if (work[e] + 0 > most + 0) return "WORKLOAD"
        if (place[s] != "*" && place[s] "" != region[e] "") return "REGION"
        if (of[employer[e]] + 0 >= cap + 0) return "EMPLOYER_CAP"
        return "DRAWN"
    }
    function fill(s,    e, outcome) {
        for (e = 1; e <= m && held[s] + 0 < count[s] + 0; e++) {
            if (!in_list(skill[s], skills[e])) continue
            outcome = look(s, e)
            print code[s], handle[e], rank[e], outcome
            if (outcome == "DRAWN") { seat[handle[e]] = s; held[s]++; of[employer[e]]++ }
        }
        if (held[s] + 0 < count[s] + 0) print code[s], "", "", "SHORT_" (count[s] - held[s])
    }
    END {
        for (s = 1; s <= n; s++) fill(s)
        for (i = 1; i <= d; i++) {
            h = leaves[i]
            if (!(h in seat)) { print h " does not sit in the committee" > "/dev/stderr"; exit 1 }
            s = seat[h]; delete seat[h]; gone[h] = 1; held[s]--; of[employer[nth[h]]]--
            print code[s], h, rank[nth[h]], "WITHDREW"
            fill(s)
        }
    }'
