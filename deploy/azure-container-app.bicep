// Signpost as an Azure Container App with a managed identity, for Teams.
//   az deployment group create -g GROUP -f deploy/azure-container-app.bicep \
//     -p image=REGISTRY/signpost:VERSION environmentId=… identityId=… identityClientId=… databaseUrl=…
param location string = resourceGroup().location
param name string = 'signpost'
param image string
@description('Resource id of a Container Apps environment')
param environmentId string
@description('Resource id of a user-assigned managed identity')
param identityId string
@description('Client id of that identity: the bot registration uses the same')
param identityClientId string
@secure()
@description('postgres://user:password@host/name')
param databaseUrl string

resource app 'Microsoft.App/containerApps@2024-03-01' = {
  name: name
  location: location
  identity: {
    type: 'UserAssigned'
    userAssignedIdentities: { '${identityId}': {} }
  }
  properties: {
    environmentId: environmentId
    configuration: {
      secrets: [{ name: 'database-url', value: databaseUrl }]
      ingress: { external: true, targetPort: 3978, transport: 'http', allowInsecure: false }
    }
    template: {
      containers: [
        {
          name: name
          image: image
          env: [
            { name: 'DATABASE_URL', secretRef: 'database-url' }
            { name: 'MicrosoftAppType', value: 'UserAssignedMSI' }
            { name: 'MicrosoftAppId', value: identityClientId }
            { name: 'MicrosoftAppTenantId', value: subscription().tenantId }
          ]
          resources: { cpu: json('0.5'), memory: '1Gi' }
          probes: [
            { type: 'Liveness', httpGet: { path: '/healthz', port: 3978 } }
            { type: 'Readiness', httpGet: { path: '/readyz', port: 3978 } }
          ]
        }
      ]
      // Scheduled posts need at least one replica at all times.
      scale: { minReplicas: 1, maxReplicas: 2 }
    }
  }
}

output address string = 'https://${app.properties.configuration.ingress.fqdn}/api/messages'
