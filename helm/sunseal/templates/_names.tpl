{{- define "sunseal.labels" -}}
app.kubernetes.io/name: {{ .Chart.Name }}
app.kubernetes.io/instance: {{ .Release.Name }}
app.kubernetes.io/version: {{ .Chart.AppVersion | quote }}
app.kubernetes.io/managed-by: {{ .Release.Service }}
{{- end }}

{{- define "sunseal.selector" -}}
app.kubernetes.io/name: {{ .Chart.Name }}
app.kubernetes.io/instance: {{ .Release.Name }}
{{- end }}

{{- define "sunseal.objectsClaim" -}}
{{ .Values.objects.existingClaim | default (printf "%s-objects" .Release.Name) }}
{{- end }}

{{- define "sunseal.memoryClaim" -}}
{{ .Values.log.memory.existingClaim | default (printf "%s-memory" .Release.Name) }}
{{- end }}
