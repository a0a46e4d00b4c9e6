#!/bin/sh
# Makes the two certificate authorities of the demo anew, and the list by which a production build knows and refuses them.
# Everything the demo issued before ends with the old ones: delete the data folder afterwards.
set -eu
cd "$(dirname "$0")"
password=sunseal-dev
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# authority NUMBER NAME KEY-ARGUMENTS...
authority() {
    number=$1
    name=$2
    shift 2
    openssl genpkey -quiet "$@" -out "$work/ca.key" 2>/dev/null || openssl genpkey "$@" -out "$work/ca.key" 2>/dev/null
    openssl req -new -key "$work/ca.key" -subj "/C=CN/O=Sunseal demo, never trusted in production/CN=$name" -out "$work/ca.csr"
    cat >"$work/ca.cnf" <<EOF
[ca]
default_ca = self
[self]
database = $work/index.txt
new_certs_dir = $work
rand_serial = yes
default_md = sha256
policy = any
[any]
countryName = supplied
organizationName = supplied
commonName = supplied
[authority]
basicConstraints = critical, CA:true, pathlen:0
keyUsage = critical, keyCertSign, cRLSign
subjectKeyIdentifier = hash
EOF
    : >"$work/index.txt"
    # Sandbox clocks jump years ahead, so the authorities outlive them.
    openssl ca -batch -notext -selfsign -config "$work/ca.cnf" -extensions authority -keyfile "$work/ca.key" \
        -startdate 20200101000000Z -enddate 20591231235959Z -in "$work/ca.csr" -out "ca-$number.crt" 2>/dev/null
    openssl pkcs12 -export -name ca -inkey "$work/ca.key" -in "ca-$number.crt" -passout "pass:$password" \
        -keypbe AES-256-CBC -certpbe AES-256-CBC -macalg sha256 -out "ca-$number.p12"
}

authority 1 "Sunseal Dev CA 1 (RSA)" -algorithm RSA -pkeyopt rsa_keygen_bits:3072
authority 2 "Sunseal Dev CA 2 (EC)" -algorithm EC -pkeyopt ec_paramgen_curve:P-256 -pkeyopt ec_param_enc:named_curve

{
    echo "# SHA-256 of the demo's certificate authorities (keystore-dev). A production build refuses to start with any of them."
    for number in 1 2; do
        openssl x509 -in "ca-$number.crt" -outform DER | openssl dgst -sha256 -r | cut -d' ' -f1
    done
} >../src/main/resources/dev-ca-fingerprints.txt
